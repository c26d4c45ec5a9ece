// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import dev.lantern.chat.conversation.Conversation;
import dev.lantern.chat.conversation.Draft;
import dev.lantern.chat.conversation.Message;
import dev.lantern.contracts.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What was composed for a verdict before that is noted, so that both are written in one transaction.
 *
 * @param kind of the deadline that would keep it
 * @param verdict the message's first, as foreseen
 * @param urgency the conversation's, as foreseen
 * @param lastEvent of the conversation as it was then
 */
record Prepared(String kind, @Nullable Urgency verdict, Urgency urgency, long lastEvent, Draft draft) {

    /** False when something else is owed, or anything was said, judged or handed over meanwhile: it may call for other words. */
    boolean isFor(String owed, Message judged, Conversation locked) {
        return kind.equals(owed)
                && verdict == judged.verdict()
                && urgency == locked.urgency()
                && lastEvent == locked.lastEvent()
                && !Composer.isOutdated(draft, judged, locked);
    }
}
