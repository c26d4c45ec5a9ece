// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import dev.lantern.contracts.ResourcesRecommended;
import dev.lantern.contracts.Seeker;
import dev.lantern.platform.Ids;
import dev.lantern.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recommends resources for a message and tells what was recommended. */
@ApplicationScoped
class RecommendationService {

    private final Recommendations recommendations;
    private final Choices choices;
    private final Outbox outbox;
    private final ResourceConfig config;

    RecommendationService(Recommendations recommendations, Choices choices, Outbox outbox, ResourceConfig config) {
        this.recommendations = recommendations;
        this.choices = choices;
        this.outbox = outbox;
        this.config = config;
    }

    /** Runs in the transaction of the event: rows and outbox commit together. */
    Uni<Void> recommend(Need need) {
        LocalDate day = LocalDate.ofInstant(need.at(), config.zone());
        return Multi.createFrom()
                // In one order everywhere, so that two transactions never wait for each other.
                .iterable(need.topics().stream().sorted().toList())
                .onItem()
                .transformToUniAndConcatenate(
                        topic -> recommendations.serve(need, topic, day).map(fresh -> fresh ? topic : ""))
                .collect()
                .asList()
                .chain(fresh -> record(
                        need, need.topics().stream().filter(fresh::contains).toList(), day));
    }

    private Uni<Void> record(Need need, List<String> topics, LocalDate day) {
        if (topics.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return recommendations
                .given(
                        need.clinicId(),
                        need.conversationId(),
                        day.atStartOfDay(config.zone()).toInstant(),
                        day.plusDays(1).atStartOfDay(config.zone()).toInstant())
                .map(recent -> choices.of(need, topics, recent))
                .chain(chosen -> chosen.isEmpty() ? Uni.createFrom().voidItem() : publish(need, chosen));
    }

    private Uni<Void> publish(Need need, List<Choice> chosen) {
        // The list shows the newest first, so the best gets the last id.
        List<UUID> ids =
                Stream.generate(Ids::next).limit(chosen.size()).toList().reversed();
        List<Recommendation> rows = IntStream.range(0, chosen.size())
                .mapToObj(i -> Recommendation.of(need, chosen.get(i), ids.get(i)))
                .toList();
        List<ResourcesRecommended.Item> items = IntStream.range(0, chosen.size())
                .mapToObj(i -> item(rows.get(i), chosen.get(i)))
                .toList();
        return recommendations
                .persist(rows)
                .chain(() -> outbox.publish(new ResourcesRecommended(
                        need.clinicId(), need.conversationId(), need.seeker(), need.messageId(), items, need.at())));
    }

    private static ResourcesRecommended.Item item(Recommendation row, Choice choice) {
        return new ResourcesRecommended.Item(
                row.id,
                choice.resource().id(),
                choice.resource().kind().text(),
                choice.resource().title(),
                choice.resource().summary(),
                choice.resource().locale(),
                row.reason);
    }

    @WithSession
    Uni<List<Recommendation>> of(
            String clinic, Seeker seeker, @Nullable UUID conversation, @Nullable UUID before, int most) {
        return recommendations.of(clinic, seeker, conversation, before, most);
    }
}
