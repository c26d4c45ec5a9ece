// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.contracts.Seeker;
import dev.lantern.platform.tenancy.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Whose response comes, and by which request.
 *
 * @param owner whose requests {@code key} tells apart
 * @param key the Idempotency-Key
 */
record Sender(
        String clinic,
        Seeker seeker,
        String owner,
        @Nullable String key) {

    static Sender of(Caller caller, @Nullable String key) {
        return new Sender(caller.clinic(), caller.seeker(), caller.owner(), key);
    }
}
