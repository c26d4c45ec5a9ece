// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LearnedModelTest {

    private final AtomicInteger loads = new AtomicInteger();
    private Instant now = Instant.EPOCH;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private static Reading reading(Language language, double alarm) {
        return new Reading(language, "1", new Reading.Levels(alarm, 0, 0), List.of(), new double[0]);
    }

    @Test
    void loadsALanguageWithItsFirstText() {
        var model = new LearnedModel(
                language -> {
                    loads.incrementAndGet();
                    return text -> reading(language, 0.1);
                },
                clock);
        model.read("hello");
        model.read("hello again");
        assertThat(loads).hasValue(1);
        model.read("你好，今天很累");
        assertThat(loads).hasValue(2);
    }

    @Test
    void readsAMixedTextInBothLanguages() {
        var model = new LearnedModel(language -> text -> reading(language, 0.1), clock);
        assertThat(model.read("我真的很累 I can not do this any more"))
                .extracting(Reading::language)
                .containsExactlyInAnyOrder(Language.ZH, Language.EN);
    }

    @Test
    void triesAgainOnlyAfterAMinuteWhatCouldNotBeLoaded() {
        var model = new LearnedModel(
                language -> {
                    loads.incrementAndGet();
                    throw new UnsatisfiedLinkError("no runtime here");
                },
                clock);
        for (int text = 0; text < 3; text++) {
            assertThatThrownBy(() -> model.read("hello"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseInstanceOf(UnsatisfiedLinkError.class);
        }
        assertThat(loads).hasValue(1);
        now = now.plus(Duration.ofMinutes(1));
        assertThatThrownBy(() -> model.read("hello")).isInstanceOf(IllegalStateException.class);
        assertThat(loads).hasValue(2);
    }
}
