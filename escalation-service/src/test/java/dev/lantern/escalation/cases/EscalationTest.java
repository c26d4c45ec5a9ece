// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Counselor CHEN = new Counselor("demo", "1", "chen", false);
    private static final Counselor MAYA = new Counselor("demo", "2", "maya", false);
    private static final Counselor WANG = new Counselor("demo", "3", "wang", true);

    private final Conversation conversation =
            new Conversation("demo", UUID.randomUUID(), new Seeker(Seeker.OIDC, "lin"));

    @Test
    void opensAtTheHighestUrgencySinceTheLastResolve() {
        conversation.judged(1, Urgency.HIGH);
        conversation.judged(2, Urgency.LOW);
        assertThat(open().urgency()).isEqualTo(Urgency.HIGH);
    }

    @Test
    void followsUrgencyUpwardOnly() {
        conversation.judged(1, Urgency.HIGH);
        Escalation escalation = open();
        assertThat(escalation.raise(Urgency.MODERATE, conversation, NOW)).isFalse();
        assertThat(escalation.raise(Urgency.HIGH, conversation, NOW)).isFalse();
        assertThat(escalation.raise(Urgency.IMMINENT, conversation, NOW)).isTrue();
        assertThat(escalation.urgency()).isEqualTo(Urgency.IMMINENT);
    }

    @Test
    void raisingBringsTheDeadlineNearerAndNeverFurther() {
        Escalation escalation = open();
        Instant soon = NOW.plusSeconds(60);
        escalation.raise(Urgency.HIGH, conversation, soon);
        assertThat(escalation.deadline()).isEqualTo(soon);
        escalation.raise(Urgency.IMMINENT, conversation, soon.plusSeconds(60));
        assertThat(escalation.deadline()).isEqualTo(soon);
    }

    @Test
    void aPersonWhoIsAskedForIsAtLeastALittleUrgent() {
        assertThat(open().urgency()).isEqualTo(Urgency.LOW);
    }

    @Test
    void hasOneHolder() {
        Escalation escalation = open();
        assertThat(escalation.claim(CHEN, conversation, NOW)).isTrue();
        assertThat(escalation.claim(CHEN, conversation, NOW)).isFalse();
        assertThatThrownBy(() -> escalation.claim(MAYA, conversation, NOW)).hasMessageContaining("chen");
        assertThatThrownBy(() -> escalation.claim(WANG, conversation, NOW)).hasMessageContaining("chen");
    }

    @Test
    void onlyItsHolderOrASupervisorGivesItBack() {
        Escalation escalation = open();
        escalation.claim(CHEN, conversation, NOW);
        assertThatThrownBy(() -> escalation.release(MAYA, conversation)).isInstanceOf(CaseConflict.class);
        escalation.release(WANG, conversation);
        assertThat(escalation.status()).isEqualTo(Status.OPEN);
        assertThat(escalation.holderName()).isNull();
        assertThatThrownBy(() -> escalation.release(CHEN, conversation)).isInstanceOf(CaseConflict.class);
    }

    @Test
    void aSupervisorWhoWritesTakesOver() {
        Escalation escalation = open();
        assertThatThrownBy(() -> escalation.prepareReply(WANG, conversation, NOW))
                .as("nobody has claimed it")
                .isInstanceOf(CaseConflict.class);
        escalation.claim(CHEN, conversation, NOW);
        assertThatThrownBy(() -> escalation.prepareReply(MAYA, conversation, NOW))
                .isInstanceOf(CaseConflict.class);
        assertThat(escalation.prepareReply(WANG, conversation, NOW)).isTrue();
        assertThat(escalation.holderName()).isEqualTo("wang");
    }

    @Test
    void resolvingSettlesEveryMessageHeardSoFar() {
        conversation.judged(3, Urgency.IMMINENT);
        Escalation escalation = open();
        conversation.heard(5);
        escalation.claim(CHEN, conversation, NOW);
        escalation.resolve(CHEN, Outcome.SAFE, conversation, NOW);
        assertThat(conversation.resolvedThrough()).isEqualTo(5);
        assertThat(conversation.urgency()).isEqualTo(Urgency.NONE);
        assertThat(conversation.hasSettled(5)).isTrue();
        assertThat(conversation.hasSettled(6)).isFalse();
    }

    @Test
    void nothingHappensToAResolvedCase() {
        Escalation escalation = open();
        escalation.claim(CHEN, conversation, NOW);
        escalation.resolve(CHEN, Outcome.SAFE, conversation, NOW);
        assertThatThrownBy(() -> escalation.claim(MAYA, conversation, NOW)).isInstanceOf(CaseConflict.class);
        assertThatThrownBy(() -> escalation.release(CHEN, conversation)).isInstanceOf(CaseConflict.class);
        assertThatThrownBy(() -> escalation.resolve(WANG, Outcome.SAFE, conversation, NOW))
                .isInstanceOf(CaseConflict.class);
        assertThatThrownBy(() -> escalation.prepareReply(CHEN, conversation, NOW))
                .isInstanceOf(CaseConflict.class);
    }

    @Test
    void versionsGrowOverAllCasesOfAConversation() {
        Escalation first = open();
        first.claim(CHEN, conversation, NOW);
        first.resolve(CHEN, Outcome.FALSE_ALARM, conversation, NOW);
        Escalation second = open();
        assertThat(first.version()).isEqualTo(3);
        assertThat(second.version()).isEqualTo(4);
    }

    private Escalation open() {
        return Escalation.open(conversation, "test", NOW, Duration.ofMinutes(10));
    }
}
