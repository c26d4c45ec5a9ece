// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How urgent a message is in the eyes of triage's model or of chat's screen, or a questionnaire by its answers: a point of
 * the trajectory. A questionnaire stands where the conversation's last message stood when it came.
 */
@Entity
@IdClass(Verdict.Key.class)
public class Verdict {

    public static final String TRIAGE = "triage";
    public static final String SCREEN = "screen";
    /** Of a questionnaire; {@link #messageId} is its response's. */
    public static final String QUESTIONNAIRE = "questionnaire";
    /** A person's, which takes the place of the others on its message. */
    public static final String REVIEW = "review";

    @Id
    UUID messageId;

    @Id
    String givenBy;

    String clinicId;
    UUID conversationId;
    long sequence;

    @Enumerated(EnumType.STRING)
    Urgency urgency;

    /** Kinds of the signals that were found, separated by blanks. */
    String signals;

    boolean soon;

    Instant givenAt;

    /** One verdict of each source on a message. */
    public record Key(UUID messageId, String givenBy) implements Serializable {}

    /** @param soon whether the text is little more than a time that is near */
    public static Verdict of(
            String givenBy,
            UUID messageId,
            long sequence,
            Urgency urgency,
            List<Signal> signals,
            boolean soon,
            Instant givenAt) {
        var verdict = new Verdict();
        verdict.givenBy = givenBy;
        verdict.messageId = messageId;
        verdict.sequence = sequence;
        verdict.urgency = urgency;
        verdict.signals = signals.stream().map(Signal::kind).distinct().collect(Collectors.joining(" "));
        verdict.soon = soon;
        verdict.givenAt = givenAt;
        return verdict;
    }

    public UUID messageId() {
        return messageId;
    }

    /** {@link #TRIAGE} and so on. */
    public String givenBy() {
        return givenBy;
    }

    public long sequence() {
        return sequence;
    }

    public Instant givenAt() {
        return givenAt;
    }

    /** The verdicts that count: on a message that a person has reviewed, theirs alone. */
    static List<Verdict> counted(List<Verdict> verdicts) {
        Set<UUID> reviewed = verdicts.stream()
                .filter(verdict -> verdict.givenBy.equals(REVIEW))
                .map(verdict -> verdict.messageId)
                .collect(Collectors.toSet());
        return verdicts.stream()
                .filter(verdict -> verdict.givenBy.equals(REVIEW) || !reviewed.contains(verdict.messageId))
                .toList();
    }

    /** Ordinary talk, which raises nothing with whatever was said before it. */
    boolean saysNothing() {
        return urgency == Urgency.NONE && signals.isEmpty() && !soon;
    }

    Trajectory.Point point() {
        return new Trajectory.Point(sequence, givenAt, urgency, Set.of(signals.split(" ")), soon);
    }
}
