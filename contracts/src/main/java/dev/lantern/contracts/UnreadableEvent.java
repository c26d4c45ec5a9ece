// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

/** A record that is not the event it should be; reading it again cannot help. */
public final class UnreadableEvent extends RuntimeException {
    UnreadableEvent(Class<?> type) {
        super("not a " + type.getSimpleName());
    }
}
