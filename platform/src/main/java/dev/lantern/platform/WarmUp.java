// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.metamodel.EntityType;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Asks the database for each entity once before the service is ready: the first person who writes must not wait while
 * a connection is opened and Hibernate compiles its first queries.
 */
@Singleton
class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Mutiny.SessionFactory sessions;

    WarmUp(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    void warmUp(@Observes StartupEvent event) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> Unbroken.toItsEnd(sessions.withSession(this::askForEach))
                    .ifNoItem()
                    .after(PATIENCE)
                    .fail());
        } catch (Throwable failure) {
            LOG.warnf(
                    "The first requests will be slow: no warm-up, %s",
                    failure.getClass().getName());
        }
    }

    private Uni<Void> askForEach(Mutiny.Session session) {
        return Multi.createFrom()
                .iterable(sessions.getMetamodel().getEntities())
                .onItem()
                .transformToUniAndConcatenate(entity -> askFor(session, entity))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<?> askFor(Mutiny.Session session, EntityType<?> entity) {
        return session.createSelectionQuery("from " + entity.getName(), Object.class)
                .setMaxResults(1)
                .getResultList();
    }
}
