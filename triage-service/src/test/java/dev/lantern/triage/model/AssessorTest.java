// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Urgency;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssessorTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch never = new CountDownLatch(1);

    private Assessor assessor(RiskModel model, Duration deadline) {
        return new Assessor(
                model,
                new ModelConfig() {
                    @Override
                    public Duration deadline() {
                        return deadline;
                    }

                    @Override
                    public int threads() {
                        return 1;
                    }

                    @Override
                    public int waiting() {
                        return 2;
                    }

                    @Override
                    public boolean encoder() {
                        return false;
                    }

                    @Override
                    public boolean loadAtStart() {
                        return true;
                    }
                },
                meters,
                Clock.systemUTC());
    }

    private static Opinion read(Assessor assessor, String text) {
        return assessor.assess(text, ClinicThresholds.unmoved()).await().indefinitely();
    }

    @Test
    void passesTheModelsOpinionOn() {
        Opinion opinion = read(assessor(FusedRiskModel.ofBuild(false), Duration.ofSeconds(30)), "我想自杀");
        assertThat(opinion.urgency()).isEqualTo(Urgency.HIGH);
        assertThat(opinion.degraded()).isFalse();
        assertThat(meters.counter("triage.degraded").count()).isZero();
    }

    @Test
    void errsUpwardWhenTheModelThrows() {
        Assessor assessor = assessor(
                (text, thresholds) -> {
                    throw new IllegalStateException(text);
                },
                Duration.ofSeconds(30));
        assertThat(read(assessor, "我不想活了").urgency()).isEqualTo(Urgency.HIGH);
        assertThat(read(assessor, "今天天气很好")).satisfies(opinion -> {
            assertThat(opinion.degraded()).isTrue();
            assertThat(opinion.urgency()).isEqualTo(Urgency.LOW);
        });
        assertThat(meters.counter("triage.degraded").count()).isEqualTo(2);
    }

    @Test
    void startsWithAModelThatCannotBeLoaded() {
        Assessor assessor = assessor(
                (text, thresholds) -> {
                    throw new IllegalStateException("risk-zh.bin is missing from the build");
                },
                Duration.ofSeconds(30));
        assessor.warm(new StartupEvent());
        assertThat(read(assessor, "我想自杀").urgency()).isEqualTo(Urgency.HIGH);
        assertThat(assessor.degraded()).isTrue();
        assertThat(new ModelHealth(assessor).call().getData().orElseThrow())
                .containsEntry("degraded", true)
                .containsEntry("lastFailure", "java.lang.IllegalStateException");
    }

    @Test
    void survivesAModelThatRunsOutOfMemoryOrStack() {
        Assessor assessor = assessor(
                (text, thresholds) -> {
                    throw new OutOfMemoryError();
                },
                Duration.ofSeconds(30));
        assertThat(read(assessor, "我想自杀").degraded()).isTrue();
    }

    @Test
    void readsEveryTextWhenTheModelHangsOnEveryThread() {
        Assessor assessor = assessor(this::hang, Duration.ofSeconds(2));
        List<Opinion> opinions = IntStream.range(0, 2)
                .mapToObj(i -> read(assessor, "I want to kill myself"))
                .toList();
        assertThat(opinions).allSatisfy(opinion -> {
            assertThat(opinion.degraded()).isTrue();
            assertThat(opinion.urgency()).isEqualTo(Urgency.HIGH);
        });
        never.countDown();
    }

    @Test
    void bringsWhatNothingCouldReadBeforeAPerson() {
        assertThat(Floor.unread().urgency()).isEqualTo(Urgency.HIGH);
        assertThat(Floor.unread().degraded()).isTrue();
    }

    private Opinion hang(String text, ClinicThresholds thresholds) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Floor.unread();
    }
}
