// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What time it is, and by when things are due. */
@ApplicationScoped
class DeskTimes {

    private final Clock clock;
    private final EscalationConfig config;

    DeskTimes(Clock clock, EscalationConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** In microseconds, as the database keeps it: what we answer now is what we read later. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Duration answerWithin(Urgency urgency) {
        return switch (urgency) {
            case IMMINENT -> config.answerWithin().imminent();
            case HIGH -> config.answerWithin().high();
            case MODERATE -> config.answerWithin().moderate();
            case LOW, NONE -> config.answerWithin().low();
        };
    }

    /** When a claim made now has been silent for too long. */
    Instant silentAt() {
        return now().plus(config.claimSilence());
    }
}
