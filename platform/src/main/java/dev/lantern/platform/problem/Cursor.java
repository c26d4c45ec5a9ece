// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a keyset page starts, opaque to clients: {@code @QueryParam("after") Cursor after}. A cursor that we did not write
 * is refused with 400, at the latest when a part is read.
 */
@Schema(implementation = String.class)
public record Cursor(List<String> parts) {

    /** A cursor from the sort keys of a page's last item; null stands as an empty part. */
    public static Cursor of(Object... keys) {
        return new Cursor(
                Stream.of(keys).map(key -> key == null ? "" : key.toString()).toList());
    }

    /** Reads the query value; called by JAX-RS. */
    public static Cursor fromString(String text) {
        try {
            ByteBuffer decoded = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            String joined = StandardCharsets.UTF_8.newDecoder().decode(decoded).toString();
            Cursor cursor = new Cursor(List.of(joined.split("\\|", -1)));
            if (!cursor.toString().equals(text) || !CleanText.isClean(joined)) {
                throw nonsense();
            }
            return cursor;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw nonsense();
        }
    }

    public UUID uuid(int part) {
        return read(part, UUID::fromString);
    }

    public long number(int part) {
        return read(part, Long::valueOf);
    }

    /** The instant, or null where the key was null. */
    public Instant instant(int part) {
        return read(part, text -> text.isEmpty() ? null : Instant.parse(text));
    }

    private <T> T read(int part, Function<String, T> parse) {
        try {
            return parse.apply(parts.get(part));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw nonsense();
        }
    }

    private static Problem nonsense() {
        return Problem.invalid("after", "is not a cursor of this list");
    }

    /** The form that clients see. */
    @Override
    public String toString() {
        String joined = parts.stream().collect(Collectors.joining("|"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }
}
