// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.contracts.Seeker;
import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows a seeker's results. */
@ApplicationScoped
class ResponseReader {

    private final Responses responses;
    private final SealedAnswers answers;

    ResponseReader(Responses responses, SealedAnswers answers) {
        this.responses = responses;
        this.answers = answers;
    }

    @WithSession
    Uni<InstrumentResponse> find(String clinic, Seeker seeker, UUID id) {
        return responses.byId(clinic, seeker, id);
    }

    /** Those of one instrument, newest first. No session is held while their answers are opened. */
    Uni<Page<ResponseView>> list(String clinic, Seeker seeker, String instrument, @Nullable Cursor after, Limit limit) {
        return Panache.withSession(() -> responses.of(clinic, seeker, instrument, after, limit))
                .map(found -> Page.of(found, limit, Responses::cursor))
                .chain(page -> views(page.items()).map(views -> new Page<>(views, page.next())));
    }

    private Uni<List<ResponseView>> views(List<InstrumentResponse> found) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(this::view)
                .collect()
                .asList();
    }

    Uni<ResponseView> view(InstrumentResponse response) {
        return positiveItems(response).map(items -> ResponseView.of(response, items));
    }

    /** Found in the answers each time: outside them they would tell what is sealed. */
    private Uni<List<Integer>> positiveItems(InstrumentResponse response) {
        return response.answers == null
                ? Uni.createFrom().item(() -> Loinc.positiveItems(response.loinc, response.score))
                : answers.open(response)
                        .map(given ->
                                Instruments.of(response.instrument).score(given).positiveItems());
    }
}
