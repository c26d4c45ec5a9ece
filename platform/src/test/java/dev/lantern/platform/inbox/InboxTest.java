// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
class InboxTest {

    @Inject
    Inbox inbox;

    @Inject
    InboxPruning pruning;

    @Inject
    AgroalDataSource database;

    private final String clinic = "clinic-" + UUID.randomUUID();
    private final Delivery<?> delivery = new Delivery<>(UUID.randomUUID(), "test", null);

    @Test
    void hasItsEffectOnceWhenFiveTakeTheSameEventAtTheSameTime() throws Exception {
        var taken = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> take(delivery), Thread::startVirtualThread))
                .limit(5)
                .toList();

        assertThat(taken.stream().map(CompletableFuture::join).filter(Objects::nonNull))
                .hasSize(1);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void hasItsEffectOnceForEachConsumer() throws Exception {
        take(delivery);
        take(new Delivery<>(delivery.eventId(), "another", null));

        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void knowsWhatHasHadItsEffectAtThisConsumer() {
        assertThat(await(() -> inbox.knows(delivery))).isFalse();
        take(delivery);
        assertThat(await(() -> inbox.knows(delivery))).isTrue();
        assertThat(await(() -> inbox.knows(new Delivery<>(delivery.eventId(), "another", null))))
                .isFalse();
    }

    @Test
    void remembersNothingOfAnEffectThatFailed() throws Exception {
        assertThatThrownBy(() -> await(() -> inbox.once(
                        delivery,
                        () -> write().invoke(note -> {
                            throw new IllegalStateException("after the note was written");
                        }))))
                .hasMessageContaining("after the note was written");
        assertThat(notes()).isZero();

        take(delivery);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void forgetsOnlyWhatNoTopicHoldsAnyMore() throws Exception {
        var kept = new Delivery<>(UUID.randomUUID(), "test", null);
        var old = new Delivery<>(UUID.randomUUID(), "test", null);
        takenDaysAgo(kept, 14);
        takenDaysAgo(old, 16);

        pruning.prune();

        assertThat(take(kept)).isNull();
        assertThat(take(old)).isNotNull();
    }

    private void takenDaysAgo(Delivery<?> taken, int days) throws SQLException {
        take(taken);
        execute("update inbox set received_at = now() - interval '%d days' where event_id = '%s'"
                .formatted(days, taken.eventId()));
    }

    private UUID take(Delivery<?> taken) {
        return await(() -> inbox.once(taken, this::write));
    }

    private Uni<UUID> write() {
        UUID id = UUID.randomUUID();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into note (id, clinic_id, owner, text) values (:id, :clinic, 'test', 'effect')")
                        .setParameter("id", id)
                        .setParameter("clinic", clinic)
                        .executeUpdate())
                .replaceWith(id);
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private int notes() throws SQLException {
        try (var connection = database.getConnection();
                var counting = connection.prepareStatement("select count(*) from note where clinic_id = ?")) {
            counting.setString(1, clinic);
            try (var counted = counting.executeQuery()) {
                counted.next();
                return counted.getInt(1);
            }
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }
}
