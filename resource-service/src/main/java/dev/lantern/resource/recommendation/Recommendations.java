// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import dev.lantern.contracts.Seeker;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was recommended, and for which topics. */
@Singleton
class Recommendations implements PanacheRepositoryBase<Recommendation, UUID> {

    private static final String SERVE = """
            insert into served_topic (clinic_id, conversation_id, topic, day)
            values (:clinic, :conversation, :topic, :day) on conflict do nothing
            """;

    private static final String NEWEST_FIRST = " order by id desc";

    /** Later than every id: the list starts with the newest. */
    private static final UUID LAST = new UUID(-1, -1);

    /** Serves a topic for the day; false when it was served already. Waits for another transaction that serves it. */
    Uni<Boolean> serve(Need need, String topic, LocalDate day) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(SERVE)
                        .setParameter("clinic", need.clinicId())
                        .setParameter("conversation", need.conversationId())
                        .setParameter("topic", topic)
                        .setParameter("day", day)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** The ids of the resources that a conversation was given between two moments. */
    Uni<Set<String>> given(String clinic, UUID conversation, Instant from, Instant until) {
        return list("clinic = ?1 and conversation = ?2 and at >= ?3 and at < ?4", clinic, conversation, from, until)
                .map(found -> found.stream().map(each -> each.resource).collect(Collectors.toUnmodifiableSet()));
    }

    /** A seeker's own, newest first. */
    Uni<List<Recommendation>> of(
            String clinic, Seeker seeker, @Nullable UUID conversation, @Nullable UUID before, int most) {
        UUID from = before == null ? LAST : before;
        String query = "clinic = ?1 and seekerSource = ?2 and seekerSubject = ?3 and id < ?4";
        var found = conversation == null
                ? find(query + NEWEST_FIRST, clinic, seeker.source(), seeker.subject(), from)
                : find(
                        query + " and conversation = ?5" + NEWEST_FIRST,
                        clinic,
                        seeker.source(),
                        seeker.subject(),
                        from,
                        conversation);
        return found.page(0, most).list();
    }
}
