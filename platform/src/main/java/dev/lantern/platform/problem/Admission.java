// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets only so many requests work at once; the others wait for their turn, briefly, and then get 503. Requests share the
 * connections of a service with verdicts, deadlines and events, which must not queue behind a rush at the door: the
 * screen that helps when triage is silent is one of them.
 */
@ApplicationScoped
class Admission {

    private static final int BEFORE_OTHER_FILTERS = 1000;

    private final HttpLimits limits;
    private final MeterRegistry metrics;
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private int inside;

    Admission(HttpLimits limits, MeterRegistry metrics) {
        this.limits = limits;
        this.metrics = metrics;
    }

    @ServerRequestFilter(priority = BEFORE_OTHER_FILTERS)
    Uni<Void> admit(RoutingContext request) {
        var turn = new Turn();
        // The first is when a stream begins, the second also when the client hangs up.
        request.addHeadersEndHandler(sent -> leave(turn));
        request.addEndHandler(ended -> leave(turn));
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .<Void>emitter(emitter -> enter(turn, emitter))
                .ifNoItem()
                .after(limits.patience())
                .failWith(this::busy)
                .emitOn(command -> {
                    if (Vertx.currentContext() == context) {
                        command.run();
                    } else {
                        context.runOnContext(ignored -> command.run());
                    }
                });
    }

    private void enter(Turn turn, UniEmitter<? super Void> emitter) {
        synchronized (this) {
            turn.emitter = emitter;
            if (turn.state == State.GONE) {
                return;
            }
            if (inside >= limits.atOnce()) {
                if (waiting.size() < limits.waiting()) {
                    waiting.add(turn);
                    return;
                }
                turn.state = State.GONE;
            } else {
                inside++;
                turn.state = State.INSIDE;
            }
        }
        if (turn.state == State.INSIDE) {
            emitter.complete(null);
        } else {
            emitter.fail(busy());
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

    private Problem busy() {
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
