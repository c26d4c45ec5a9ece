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
        return messages.lastOfSeeker(locked.clinicId(), locked.id())
                .chain(last -> isJudged(last) && !locked.isClosed()
                        ? answerUnlessAnswered(last)
                        : Uni.createFrom().voidItem());
    }

    private static boolean isJudged(@Nullable Message last) {
        return last != null && last.verdict() != null;
    }

    // Not simply the last message of all: what answers an earlier one, or is no answer, may stand behind it.
    private Uni<Void> answerUnlessAnswered(Message last) {
        return messages.isAnswered(last)
                .chain(answered -> answered ? Uni.createFrom().item(true) : messages.isFollowedByCounselor(last))
                .chain(answered -> answered
                        ? Uni.createFrom().voidItem()
                        : deadlines.set(Deadline.ANSWER_OWED, last.id(), last.clinicId(), clock.instant()));
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
