// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import dev.lantern.chat.conversation.Draft;
import dev.lantern.chat.conversation.Message;
import dev.lantern.contracts.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What was composed for a verdict before that is noted, so that both are written in one transaction.
 *
 * @param kind of the deadline that would keep it
 * @param verdict the message's first, as foreseen
 */
record Prepared(String kind, @Nullable Urgency verdict, Draft draft) {

    /** False when the conversation has changed meanwhile so that something else is owed. */
    boolean isFor(String owed, Message judged) {
        return kind.equals(owed) && verdict == judged.verdict();
    }
}
