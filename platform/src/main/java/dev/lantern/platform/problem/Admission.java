// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;

/**
 * Lets only so many requests work at once; the others wait for their turn, briefly, and then get 503. Requests share the
 * connections of a service with verdicts, deadlines and events, which must not queue behind a rush at the door: the
 * screen that helps when triage is silent is one of them. What open streams read is not counted.
 */
@ApplicationScoped
class Admission {

    private static final int BEFORE_OTHER_FILTERS = 1000;

    private static final Set<HttpMethod> BODILESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** What goes on after a client hung up has ended by then, or waited in vain for the database. */
    private static final Duration ABANDONED = Duration.ofSeconds(30);

    private final HttpLimits limits;
    private final MeterRegistry metrics;
    private final Vertx vertx;
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private int inside;

    Admission(HttpLimits limits, MeterRegistry metrics, Vertx vertx) {
        this.limits = limits;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    // The only filter of its kind: Quarkus 3.32 runs those that wait for a body in reverse order, and after all others.
    @WithFormRead
    @ServerRequestFilter(priority = BEFORE_OTHER_FILTERS)
    Uni<Void> admitWithBody(RoutingContext request) {
        if (hasNoBody(request)) {
            return Uni.createFrom().nullItem();
        }
        // What is larger than the framework's buffer may still be arriving: a client that falls silent holds no place.
        if (request.request().bytesRead() > HttpEdge.bodyLimit(request)) {
            return Uni.createFrom().failure(HttpEdge.tooLarge(request));
        }
        return admit(request);
    }

    @ServerRequestFilter(priority = BEFORE_OTHER_FILTERS)
    Uni<Void> admitWithoutBody(RoutingContext request) {
        return hasNoBody(request) ? admit(request) : Uni.createFrom().nullItem();
    }

    private static boolean hasNoBody(RoutingContext request) {
        return BODILESS.contains(request.request().method());
    }

    private Uni<Void> admit(RoutingContext request) {
        if (limits.alwaysOpen(request.normalizedPath())) {
            return Uni.createFrom().nullItem();
        }
        var turn = new Turn();
        // Where a stream begins, too; and what is not cancelled ends here when its client is gone.
        request.addHeadersEndHandler(sent -> leave(turn));
        request.addEndHandler(ended -> hungUp(turn));
        return Uni.createFrom()
                .<Void>emitter(emitter -> enter(turn, emitter))
                .ifNoItem()
                .after(limits.patience())
                .failWith(this::turnedAway);
    }

    private void enter(Turn turn, UniEmitter<? super Void> emitter) {
        boolean full;
        synchronized (this) {
            turn.emitter = emitter;
            if (turn.state == State.GONE) {
                return;
            }
            full = inside >= limits.atOnce();
            if (full && waiting.size() < limits.waiting()) {
                waiting.add(turn);
                return;
            }
            turn.state = full ? State.GONE : State.INSIDE;
            inside += full ? 0 : 1;
        }
        if (full) {
            emitter.fail(turnedAway());
        } else {
            emitter.complete(null);
        }
    }

    private void leave(Turn turn) {
        Turn next = null;
        synchronized (this) {
            State was = turn.state;
            turn.state = State.GONE;
            if (was == State.WAITING) {
                waiting.remove(turn);
            } else if (was == State.INSIDE) {
                next = waiting.poll();
                if (next == null) {
                    inside--;
                } else {
                    next.state = State.INSIDE;
                }
            }
        }
        if (next != null) {
            next.emitter.complete(null);
        }
    }

    // No transaction is torn down because its client left, so its place is taken until it ends.
    private void hungUp(Turn turn) {
        boolean works;
        synchronized (this) {
            works = turn.state == State.INSIDE;
        }
        if (works) {
            vertx.setTimer(ABANDONED.toMillis(), timer -> leave(turn));
        } else {
            leave(turn);
        }
    }

    private Problem turnedAway() {
        metrics.counter("lantern.http.turned.away").increment();
        return Problem.unavailable("More is asked at this moment than we can answer. Please try again soon.");
    }

    private enum State {
        WAITING,
        INSIDE,
        GONE
    }

    /** One request's; its fields are guarded by the admission's lock. */
    private static final class Turn {
        private State state = State.WAITING;
        private UniEmitter<? super Void> emitter;
    }
}
