// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

/** The first message of every conversation: says that an AI writes, what it is not, and what happens in danger. */
public final class Opening {

    public static String text(String locale) {
        return Script.in(Language.of(locale)).only("opening");
    }

    private Opening() {}
}
