// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.outbox.Outbox;
import dev.lantern.platform.problem.Problem;
import dev.lantern.platform.tenancy.Idempotency;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes answers, and results from elsewhere: scores them, keeps them, and tells chat of what they mean. */
@ApplicationScoped
class ResponseService {

    private static final Logger LOG = Logger.getLogger(ResponseService.class);

    /** A clock elsewhere may be fast. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** The time that most instruments ask about. What was assessed before it is history, and nobody is called for it. */
    private static final Duration PRESENT = Duration.ofDays(14);

    private final Responses responses;
    private final ResponseReader reader;
    private final SealedAnswers answers;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Clock clock;

    ResponseService(
            Responses responses,
            ResponseReader reader,
            SealedAnswers answers,
            Idempotency idempotency,
            Outbox outbox,
            Clock clock) {
        this.responses = responses;
        this.reader = reader;
        this.answers = answers;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes a seeker's answers.
     *
     * @throws Problem 400 naming each item whose answer does not fit, 409 when the key was used for another request
     */
    Uni<ResponseView> answer(Sender sender, Instrument instrument, String locale, ResponseRequest request) {
        Answers given = Answers.read(instrument, request.answers());
        Outcome outcome = instrument.score(given);
        InstrumentResponse response = InstrumentResponse.of(
                sender.clinic(), sender.seeker(), instrument.id(), locale, outcome, clock.instant());
        // Without the answers, which are compared once they are open: so few are possible that a fingerprint would tell
        // them.
        String fingerprint = String.join("|", instrument.id(), locale, String.valueOf(request.region()));
        return answers.seal(response, given)
                .chain(() -> keep(sender, fingerprint, response, response.assessed(outcome, request.region())))
                .call(kept -> kept == response ? Uni.createFrom().voidItem() : requireSame(kept, given))
                .chain(reader::view);
    }

    /**
     * Takes a result from elsewhere.
     *
     * @throws Problem 400 when the code is unknown or the result none of it, 409 when the key was used for another request
     */
    Uni<ResponseView> take(Sender sender, String locale, ResultRequest request) {
        Instant now = clock.instant();
        Loinc code = Loinc.of(request.loinc());
        Outcome outcome = code.outcome(request.score(), request.risk());
        InstrumentResponse response = InstrumentResponse.of(
                sender.clinic(), sender.seeker(), code.instrument(), locale, outcome, assessedAt(request, now));
        response.loinc = code.code();
        response.receivedAt = now;
        boolean present = response.completedAt.isAfter(now.minus(PRESENT));
        return keep(sender, request, response, present ? response.assessed(outcome, request.region()) : null)
                .chain(reader::view);
    }

    /** The response, or the one that an earlier request under the same key created. */
    private Uni<InstrumentResponse> keep(
            Sender sender, Object fingerprint, InstrumentResponse response, @Nullable MessageAssessed news) {
        return Panache.withTransaction(() -> idempotency.once(
                        sender.clinic(),
                        sender.owner(),
                        sender.key(),
                        fingerprint,
                        () -> responses
                                .persist(response)
                                .call(() -> news == null ? Uni.createFrom().voidItem() : outbox.publish(news))
                                .invoke(ResponseService::tell)
                                .map(kept -> kept.id)))
                .chain(id -> id.equals(response.id)
                        ? Uni.createFrom().item(response)
                        : reader.find(sender.clinic(), sender.seeker(), id));
    }

    private Uni<Void> requireSame(InstrumentResponse kept, Answers given) {
        return answers.open(kept)
                .invoke(earlier -> {
                    if (!earlier.sameAs(given)) {
                        throw Problem.conflict("This Idempotency-Key was used with another request.");
                    }
                })
                .replaceWithVoid();
    }

    private static void tell(InstrumentResponse response) {
        if (response.urgency.atLeast(Urgency.MODERATE)) {
            LOG.infof("Response %s to %s: %s", response.id, response.instrument, response.urgency);
        }
    }

    private static Instant assessedAt(ResultRequest request, Instant now) {
        if (request.assessedAt().isAfter(now.plus(AHEAD))
                || request.assessedAt().isBefore(Responses.EARLIEST)) {
            throw Problem.invalid("assessedAt", "must lie between 1990 and now");
        }
        return request.assessedAt().truncatedTo(ChronoUnit.MICROS);
    }
}
