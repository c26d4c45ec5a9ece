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
                at);
    }

    static MessageScreened screened(UUID conversation, Urgency urgency, String region) {
        return new MessageScreened(
                "demo",
                conversation,
                LIN,
                UUID.randomUUID(),
                2,
                "zh",
                region,
                urgency,
                List.of(),
                MessageScreened.TRIAGE_SILENT,
                MORNING);
    }

    private Messages() {}
}
