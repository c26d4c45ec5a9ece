// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.handoff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.chat.conversation.Conversation;
import dev.lantern.chat.conversation.Deadline;
import dev.lantern.chat.conversation.Message;
import dev.lantern.chat.conversation.Messages;
import dev.lantern.platform.deadline.Deadlines;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Shows the seeker who answers now, and leaves nobody without an answer in between. */
@ApplicationScoped
class Handoffs {

    private final Messages messages;
    private final Deadlines deadlines;
    private final ObjectMapper json;
    private final Clock clock;

    Handoffs(Messages messages, Deadlines deadlines, ObjectMapper json, Clock clock) {
        this.messages = messages;
        this.deadlines = deadlines;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A counselor is gone and the case waits again: what the seeker wrote last must not stay without an answer until they
     * write once more. Earlier messages without one are part of the same silence; one answer is enough for all. A message
     * that has no verdict yet is answered when that comes.
     */
    Uni<Void> answerLastWord(Conversation locked) {
        return owe(Deadline.LAST_WORD_OWED, locked, last -> true);
    }

    /**
     * A counselor has resolved the case, and what the seeker wrote last was not yet on it: it is answered as when no
     * counselor had been there. Words of the counselor that stand behind it were written without reading it.
     */
    Uni<Void> answerUnsettled(Conversation locked) {
        return owe(Deadline.ANSWER_OWED, locked, last -> last.sequence() > locked.resolvedThrough());
    }

    private Uni<Void> owe(String kind, Conversation locked, Predicate<Message> unread) {
        return messages.lastOfSeeker(locked.clinicId(), locked.id())
                .map(last -> isJudged(last) && unread.test(last) && !locked.isClosed() ? last : null)
                .onItem()
                .ifNotNull()
                .transformToUni(last -> deadlines.set(kind, last.id(), locked.clinicId(), clock.instant()));
    }

    private static boolean isJudged(@Nullable Message last) {
        return last != null && last.verdict() != null;
    }

    Uni<Void> show(Conversation locked) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("handler", locked.handler().name().toLowerCase(Locale.ROOT));
        if (locked.holder() != null) {
            payload.put("counselor", Map.of("name", locked.holder()));
        }
        try {
            return messages.show(locked, "handoff", json.writeValueAsString(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a handoff cannot be written as JSON", e);
        }
    }
}
