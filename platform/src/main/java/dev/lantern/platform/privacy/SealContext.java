// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.privacy;

import dev.lantern.contracts.Seeker;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a sealed text belongs to. It opens only for the same clinic, seeker and record: a copied row stays shut. */
public record SealContext(String clinicId, Seeker seeker, UUID recordId) {

    /** Each part with its length before it, so that no two contexts have the same bytes. */
    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        for (String part : new String[] {clinicId, seeker.source(), seeker.subject(), recordId.toString()}) {
            byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
            out.writeBytes(utf8);
        }
        return out.toByteArray();
    }
}
