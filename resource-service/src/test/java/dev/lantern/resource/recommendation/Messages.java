// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Verdicts as triage and the screen publish them. */
final class Messages {

    static final Seeker LIN = new Seeker(Seeker.OIDC, "lin");
    static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

    static MessageAssessed assessed(UUID conversation, Urgency urgency, String... stressors) {
        return assessed(conversation, "en", urgency, MORNING, List.of(), stressors);
    }

    static MessageAssessed assessed(
            UUID conversation, String locale, Urgency urgency, Instant at, List<Scored> emotions, String... stressors) {
        List<Scored> plain =
                Stream.of(stressors).map(name -> new Scored(name, 0.8)).toList();
        return assessed(conversation, locale, urgency, at, emotions, plain);
    }

    static MessageAssessed assessed(
            UUID conversation,
            String locale,
            Urgency urgency,
            Instant at,
            List<Scored> emotions,
            List<Scored> stressors) {
        return new MessageAssessed(
                "demo",
                conversation,
                LIN,
                UUID.randomUUID(),
                UUID.randomUUID(),
                2,
                locale,
                "US",
                urgency,
                urgency,
                0.4,
                "self",
                List.of(),
                emotions,
                stressors,
                List.of(),
                new ModelVersion("rules", "1"),
                false,
                at,
                null);
    }

    static MessageAssessed questionnaire(Urgency urgency) {
        return new MessageAssessed(
                "demo",
                null,
                LIN,
                UUID.randomUUID(),
                null,
                0,
                "en",
                "US",
                urgency,
                urgency,
                0.9,
                "self",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new ModelVersion("phq-9", "1"),
                false,
                MORNING,
                "phq-9");
    }

    static MessageScreened screened(UUID conversation, Urgency urgency, String region) {
        return screened(conversation, urgency, region, MessageScreened.TRIAGE_SILENT);
    }

    static MessageScreened screened(UUID conversation, Urgency urgency, String region, String cause) {
        return new MessageScreened(
                "demo", conversation, LIN, UUID.randomUUID(), 2, "zh", region, urgency, List.of(), cause, MORNING);
    }

    private Messages() {}
}
