// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadletter;

/** Trying again cannot help. The message says why in words of our own and never quotes the record. */
public class PoisonException extends RuntimeException {
    public PoisonException(String reason) {
        super(reason);
    }
}
