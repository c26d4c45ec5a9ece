// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.chat.RealParts;
import dev.lantern.chat.Seekers;
import dev.lantern.contracts.Author;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.testing.KafkaEvents;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class MessagesTest {

    @Inject
    Messages messages;

    @Test
    void findsNothingOfAnotherClinicsConversation() throws Throwable {
        var lin = new Seekers("en", "US");
        UUID message = UUID.fromString(lin.send("hello", "m-1").jsonPath().getString("id"));
        KafkaEvents.publish(lin.assessed(message, 2, Urgency.HIGH));
        lin.awaitAnswer(message);
        var own = new Look("demo", lin);
        var foreign = new Look("two", lin);
        assertThat(own.events()).isEqualTo(3);
        assertThat(foreign.events()).isZero();
        assertThat(own.last()).isEqualTo(3);
        assertThat(foreign.last()).isZero();
        assertThat(own.after()).isEqualTo(3);
        assertThat(foreign.after()).isZero();
        assertThat(own.saidByUs()).isEqualTo(2);
        assertThat(foreign.saidByUs()).isZero();
        assertThat(own.sent()).isNotNull();
        assertThat(foreign.sent()).isNull();
        assertThat(own.lastOfSeeker()).isNotNull();
        assertThat(foreign.lastOfSeeker()).isNull();
        assertThat(own.highest()).isEqualTo(Urgency.HIGH);
        assertThat(foreign.highest()).isEqualTo(Urgency.NONE);
        assertThat(own.alarmingFindings()).isEqualTo(1);
        assertThat(foreign.alarmingFindings()).isZero();
    }

    /** One clinic's look at a conversation. */
    private final class Look {
        private final String clinic;
        private final Seekers seeker;

        Look(String clinic, Seekers seeker) {
            this.clinic = clinic;
            this.seeker = seeker;
        }

        int events() throws Throwable {
            return await(() -> messages.events(clinic, seeker.conversation, 0, 10))
                    .size();
        }

        int last() throws Throwable {
            return await(() -> messages.last(clinic, seeker.conversation, 10)).size();
        }

        int alarmingFindings() throws Throwable {
            return await(() -> messages.alarmingFindingsAfter(clinic, seeker.conversation, 0))
                    .size();
        }

        int after() throws Throwable {
            return await(() -> messages.after(clinic, seeker.conversation, 0, 10))
                    .size();
        }

        int saidByUs() throws Throwable {
            return await(() -> messages.saidByUs(clinic, seeker.conversation)).size();
        }

        Message sent() throws Throwable {
            return await(() -> messages.sentAs(clinic, seeker.conversation, Author.SEEKER, "m-1"));
        }

        Message lastOfSeeker() throws Throwable {
            return await(() -> messages.lastOfSeeker(clinic, seeker.conversation));
        }

        Urgency highest() throws Throwable {
            return await(() -> messages.highestAfter(clinic, seeker.conversation, 0));
        }

        private <T> T await(Supplier<Uni<T>> look) throws Throwable {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(look));
        }
    }
}
