// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

/** The suite cannot start or go on; the message is one sentence for the person at the terminal. */
public class StartFailure extends RuntimeException {
    StartFailure(String sentence) {
        super(sentence);
    }

    StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
