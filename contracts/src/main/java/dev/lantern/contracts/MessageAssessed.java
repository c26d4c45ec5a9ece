// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What triage says of one message of a seeker, or of a questionnaire that they have answered, which belongs to no
 * conversation: then {@code instrument} is there, {@code conversationId} and {@code messageId} are not, and {@code
 * sequence} is 0.
 *
 * @param assessmentId of a questionnaire: the response's
 * @param conversationUrgency how urgent the messages since the last resolved case are together, this one included; of a
 *     questionnaire: the same as {@code urgency}
 * @param score 0 to 1
 * @param subject whom the text is about: {@code self}, {@code other} or {@code unclear}
 * @param degraded a layer of the model was missing; the urgency errs upward
 * @param instrument which questionnaire was answered; null for a message
 */
public record MessageAssessed(
        String clinicId,
        @Nullable UUID conversationId,
        Seeker seeker,
        UUID assessmentId,
        @Nullable UUID messageId,
        long sequence,
        String locale,
        @Nullable String region,
        Urgency urgency,
        Urgency conversationUrgency,
        double score,
        String subject,
        List<Signal> signals,
        List<Scored> emotions,
        List<Scored> stressors,
        List<Evidence> evidence,
        ModelVersion model,
        boolean degraded,
        Instant assessedAt,
        @Nullable String instrument)
        implements Event {

    public MessageAssessed {
        Contract.require(clinicId, "clinicId");
        Contract.require(seeker, "seeker");
        Contract.require(assessmentId, "assessmentId");
        Contract.require(locale, "locale");
        Contract.require(urgency, "urgency");
        Contract.require(conversationUrgency, "conversationUrgency");
        Contract.require(subject, "subject");
        signals = Contract.list(signals);
        emotions = Contract.list(emotions);
        stressors = Contract.list(stressors);
        evidence = Contract.list(evidence);
        Contract.require(model, "model");
        Contract.require(assessedAt, "assessedAt");
        if (instrument == null) {
            Contract.require(conversationId, "conversationId");
            Contract.require(messageId, "messageId");
        } else {
            Contract.requireNone(conversationId, "conversationId");
            Contract.requireNone(messageId, "messageId");
            Contract.requireNone(sequence == 0 ? null : sequence, "sequence");
        }
    }

    /** A questionnaire's events are in order with the others of its seeker. */
    @Override
    public String key() {
        return conversationId == null ? seeker.key(clinicId) : conversationId.toString();
    }

    @Override
    public boolean urgent() {
        return urgency.max(conversationUrgency).atLeast(Urgency.HIGH);
    }
}
