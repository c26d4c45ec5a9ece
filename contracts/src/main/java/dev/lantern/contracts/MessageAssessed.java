// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What triage says of one message of a seeker.
 *
 * @param conversationUrgency how urgent the messages since the last resolved case are together, this one included
 * @param score 0 to 1
 * @param subject whom the text is about: {@code self}, {@code other} or {@code unclear}
 * @param degraded a layer of the model was missing; the urgency errs upward
 */
public record MessageAssessed(
        String clinicId,
        UUID conversationId,
        Seeker seeker,
        UUID assessmentId,
        UUID messageId,
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
        Instant assessedAt)
        implements Event {

    public MessageAssessed {
        Contract.require(clinicId, "clinicId");
        Contract.require(conversationId, "conversationId");
        Contract.require(seeker, "seeker");
        Contract.require(assessmentId, "assessmentId");
        Contract.require(messageId, "messageId");
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
    }
}
