// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import dev.lantern.e2e.client.Message;
import dev.lantern.e2e.client.SeekerClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waits for conditions, long enough for a busy machine with two cores. */
final class Await {
    static final Duration GENEROUS = Duration.ofSeconds(60);

    private Await() {}

    /** Until the assertions hold. */
    static void untilAsserted(ThrowingRunnable assertions) {
        patiently().untilAsserted(assertions);
    }

    static ConditionFactory patiently() {
        return Awaitility.await()
                .atMost(GENEROUS)
                .pollInterval(Duration.ofMillis(100))
                .pollDelay(Duration.ZERO);
    }

    /** The assistant's answer to a message, once it is in the history. */
    static Message answer(SeekerClient seeker, UUID conversation, Message question) {
        untilAsserted(() -> Assertions.assertThat(answers(seeker.history(conversation), question))
                .as("answers to message %d of %s", question.sequence(), conversation)
                .isNotEmpty());
        return answers(seeker.history(conversation), question).getFirst();
    }

    static List<Message> answers(List<Message> history, Message question) {
        return history.stream().filter(message -> message.answers(question)).toList();
    }
}
