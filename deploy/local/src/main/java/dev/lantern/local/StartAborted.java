// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

/** The start was ended on purpose, so there is nothing to complain of. */
final class StartAborted extends StartFailure {
    StartAborted() {
        super("The suite is stopping.");
    }
}
