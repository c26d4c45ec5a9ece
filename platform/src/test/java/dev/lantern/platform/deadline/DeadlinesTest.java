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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        var looks = new AtomicInteger();
        var subject = UUID.randomUUID();
        String kind = "test-" + subject;
        var dueAt = Clock.systemUTC().instant().plusSeconds(60);
        var before = new DeadlineClock(deadlines, List.of(handler(kind, effects::incrementAndGet)), counted(looks));
        before.start(null);
        set(kind, subject, dueAt);
        awaitAnotherLook(looks);
        before.stop(null);
        assertThat(effects).hasValue(0);

        var after = new DeadlineClock(
                deadlines,
                List.of(handler(kind, effects::incrementAndGet)),
                Clock.fixed(dueAt.plusSeconds(1), ZoneOffset.UTC));
        after.start(null);
        await().atMost(Duration.ofSeconds(20)).untilAtomic(effects, org.hamcrest.Matchers.equalTo(1));
        after.stop(null);
    }

    @Test
    void waitsUntilItIsDueAndCanBeTakenBefore() throws Throwable {
        var effects = new AtomicInteger();
        var looks = new AtomicInteger();
        var subject = UUID.randomUUID();
        String kind = "test-" + subject;
        set(kind, subject, Clock.systemUTC().instant().plusSeconds(3600));
        var clock = new DeadlineClock(deadlines, List.of(handler(kind, effects::incrementAndGet)), counted(looks));
        clock.start(null);
        awaitAnotherLook(looks);
        assertThat(due(kind)).isEmpty();
        assertThat(take(kind, subject)).isTrue();
        assertThat(take(kind, subject)).isFalse();
        clock.stop(null);
        assertThat(effects).hasValue(0);
    }

    @Test
    void isNotFiredOnceItWasTaken() throws Throwable {
        var effects = new AtomicInteger();
        var looks = new AtomicInteger();
        var subject = UUID.randomUUID();
        String kind = "test-" + subject;
        set(kind, subject, Clock.systemUTC().instant());
        assertThat(take(kind, subject)).isTrue();
        var clock = new DeadlineClock(deadlines, List.of(handler(kind, effects::incrementAndGet)), counted(looks));
        clock.start(null);
        awaitAnotherLook(looks);
        clock.stop(null);
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

    @ParameterizedTest
    @CsvSource({"150, 0", "600, 40"})
    void manyThatAlwaysFailHoldUpNobody(int failing, int eachMillis) throws Throwable {
        var failure = Uni.createFrom().<Void>failure(new IllegalStateException("always"));
        var handled = new AtomicInteger();
        var good = UUID.randomUUID();
        String kind = "test-" + good;
        var now = Clock.systemUTC().instant();
        setMany(kind, failing, now.minusSeconds(60));
        set(kind, good, now);
        var clock = new DeadlineClock(
                deadlines,
                List.of(handling(
                        kind,
                        due -> due.subjectId().equals(good)
                                ? Uni.createFrom().voidItem().invoke(handled::incrementAndGet)
                                : Uni.createFrom()
                                        .voidItem()
                                        .onItem()
                                        .delayIt()
                                        .by(Duration.ofMillis(Math.max(1, eachMillis)))
                                        .chain(() -> failure))),
                Clock.systemUTC());
        clock.start(null);
        await().atMost(Duration.ofSeconds(60)).until(() -> handled.get() > 0);
        clock.stop(null);
    }

    @Test
    void oneKindThatIsSlowHidesNoOther() throws Throwable {
        var effects = new AtomicInteger();
        var subject = UUID.randomUUID();
        String quick = "test-" + subject;
        String stuck = "stuck-" + subject;
        var now = Clock.systemUTC().instant();
        setMany(stuck, 1_000, now.minusSeconds(60));
        var clock = new DeadlineClock(
                deadlines,
                List.of(handling(stuck, due -> Uni.createFrom().nothing()), handler(quick, effects::incrementAndGet)),
                Clock.systemUTC());
        clock.start(null);
        set(quick, subject, now);
        await().atMost(Duration.ofSeconds(9)).untilAtomic(effects, org.hamcrest.Matchers.equalTo(1));
        clock.stop(null);
    }

    @Test
    void aHandlerThatThrowsIsTriedAgainToo() throws Throwable {
        var tries = new AtomicInteger();
        var subject = UUID.randomUUID();
        String kind = "test-" + subject;
        set(kind, subject, Clock.systemUTC().instant());
        var clock = new DeadlineClock(
                deadlines,
                List.of(handling(kind, due -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("before there is anything to wait for");
                })),
                Clock.systemUTC());
        clock.start(null);
        await().atMost(Duration.ofSeconds(20)).until(() -> tries.get() > 1);
        clock.stop(null);
    }

    /** The system's clock, which counts how often it is asked: once for each look. */
    private static Clock counted(AtomicInteger looks) {
        return new Clock() {
            @Override
            public Instant instant() {
                looks.incrementAndGet();
                return Clock.systemUTC().instant();
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
    }

    /** Until a look that began after this call is over: the one after it has begun. */
    private static void awaitAnotherLook(AtomicInteger looks) {
        int before = looks.get();
        await().atMost(Duration.ofSeconds(20)).until(() -> looks.get() > before + 1);
    }

    private DeadlineClock clock(String kind, AtomicInteger effects) {
        return new DeadlineClock(deadlines, List.of(handler(kind, effects::incrementAndGet)), Clock.systemUTC());
    }

    private DeadlineHandler handler(String kind, Runnable effect) {
        return handling(
                kind,
                due -> Panache.withTransaction(() -> deadlines
                                .take(kind, due.subjectId())
                                .invoke(mine -> {
                                    if (mine) {
                                        effect.run();
                                    }
                                }))
                        .replaceWithVoid());
    }

    private static DeadlineHandler handling(String kind, Function<Deadline, Uni<Void>> fire) {
        return new DeadlineHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Uni<Void> fire(Deadline due) {
                return fire.apply(due);
            }
        };
    }

    private void setMany(String kind, int count, Instant dueAt) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery("""
                                insert into deadline (kind, subject_id, clinic_id, due_at)
                                select :kind, gen_random_uuid(), 'demo', :dueAt from generate_series(1, :count)
                                """)
                        .setParameter("kind", kind)
                        .setParameter("dueAt", OffsetDateTime.ofInstant(dueAt, ZoneOffset.UTC))
                        .setParameter("count", count)
                        .executeUpdate())));
    }

    private void set(String kind, UUID subject, Instant dueAt) throws Throwable {
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
