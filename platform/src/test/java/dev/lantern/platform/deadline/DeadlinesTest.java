// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
class DeadlinesTest {

    @Inject
    Deadlines deadlines;

    @Test
    void firesOnceWhenTwoReplicasLookAtTheSameTime() throws Throwable {
        var effects = new AtomicInteger();
        var subject = UUID.randomUUID();
        String kind = "test-" + subject;
        set(kind, subject, Clock.systemUTC().instant().minusSeconds(1));
        var one = clock(kind, effects);
        var two = clock(kind, effects);
        one.start(null);
        two.start(null);
        await().atMost(Duration.ofSeconds(20)).until(() -> due(kind).isEmpty());
        one.stop(null);
        two.stop(null);
        assertThat(effects).hasValue(1);
    }

    @Test
    void firesAfterARestartWhatWasSetBeforeIt() throws Throwable {
        var effects = new AtomicInteger();
        var subject = UUID.randomUUID();
        String kind = "test-" + subject;
        var before = clock(kind, effects);
        before.start(null);
        before.stop(null);
        set(kind, subject, Clock.systemUTC().instant());
        var after = clock(kind, effects);
        after.start(null);
        await().atMost(Duration.ofSeconds(20)).untilAtomic(effects, org.hamcrest.Matchers.equalTo(1));
        after.stop(null);
    }

    @Test
    void waitsUntilItIsDueAndCanBeTakenBefore() throws Throwable {
        var effects = new AtomicInteger();
        var subject = UUID.randomUUID();
        String kind = "test-" + subject;
        set(kind, subject, Clock.systemUTC().instant().plusSeconds(3600));
        assertThat(due(kind)).isEmpty();
        assertThat(take(kind, subject)).isTrue();
        assertThat(take(kind, subject)).isFalse();
        assertThat(effects).hasValue(0);
    }

    @Test
    void isTriedAgainAfterAFailure() throws Throwable {
        var effects = new AtomicInteger();
        var subject = UUID.randomUUID();
        String kind = "test-" + subject;
        set(kind, subject, Clock.systemUTC().instant());
        var tries = new AtomicInteger();
        var clock = new DeadlineClock(
                deadlines,
                List.of(handler(kind, () -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("the first try fails");
                    }
                    effects.incrementAndGet();
                })),
                Clock.systemUTC());
        clock.start(null);
        await().atMost(Duration.ofSeconds(20)).untilAtomic(effects, org.hamcrest.Matchers.equalTo(1));
        clock.stop(null);
        assertThat(tries).hasValue(2);
    }

    @Test
    void manyThatAlwaysFailHoldUpNobody() throws Throwable {
        var effects = new AtomicInteger();
        var good = UUID.randomUUID();
        String kind = "test-" + good;
        var now = Clock.systemUTC().instant();
        for (int failing = 0; failing < 150; failing++) {
            set(kind, UUID.randomUUID(), now.minusSeconds(60));
        }
        set(kind, good, now);
        var clock = new DeadlineClock(
                deadlines,
                List.of(new DeadlineHandler() {
                    @Override
                    public String kind() {
                        return kind;
                    }

                    @Override
                    public Uni<Void> fire(Deadline due) {
                        return due.subjectId().equals(good)
                                ? Uni.createFrom().voidItem().invoke(effects::incrementAndGet)
                                : Uni.createFrom().failure(new IllegalStateException("always"));
                    }
                }),
                Clock.systemUTC());
        clock.start(null);
        await().atMost(Duration.ofSeconds(20)).until(() -> effects.get() > 0);
        clock.stop(null);
    }

    private DeadlineClock clock(String kind, AtomicInteger effects) {
        return new DeadlineClock(deadlines, List.of(handler(kind, effects::incrementAndGet)), Clock.systemUTC());
    }

    private DeadlineHandler handler(String kind, Runnable effect) {
        return new DeadlineHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Uni<Void> fire(Deadline due) {
                return Panache.withTransaction(() -> deadlines
                                .take(kind, due.subjectId())
                                .invoke(mine -> {
                                    if (mine) {
                                        effect.run();
                                    }
                                }))
                        .replaceWithVoid();
            }
        };
    }

    private void set(String kind, UUID subject, java.time.Instant dueAt) throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> deadlines.set(kind, subject, "demo", dueAt)));
    }

    private boolean take(String kind, UUID subject) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> deadlines.take(kind, subject)));
    }

    private List<Deadline> due(String kind) throws Exception {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> deadlines.due(Clock.systemUTC().instant(), List.of(kind), 10));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
