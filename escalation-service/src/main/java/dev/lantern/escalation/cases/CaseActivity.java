// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.platform.stream.Streams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells that something was added to a case: a message, an assessment, a note, a change. */
@ApplicationScoped
public class CaseActivity {

    private static final String PREFIX = "case:";

    private final Streams streams;
    private final Streams.Heads heads = CaseActivity::last;

    CaseActivity(Streams streams) {
        this.streams = streams;
    }

    /** The case's activity whenever it is above the last one told; silent for a case that the clinic does not have. */
    public Multi<Long> follow(String clinicId, UUID caseId, long after) {
        return streams.follow(
                clinicId, stream(caseId), after, heads, last -> load(clinicId, caseId, last), Long::longValue);
    }

    static String stream(UUID caseId) {
        return PREFIX + caseId;
    }

    static Uni<List<Streams.Head>> last(String clinicId, List<String> streams) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "select id, activity from Escalation where clinicId = :clinicId and id in :ids",
                                Object[].class)
                        .setParameter("clinicId", clinicId)
                        .setParameter(
                                "ids",
                                streams.stream()
                                        .map(stream -> UUID.fromString(stream.substring(PREFIX.length())))
                                        .toList())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Streams.Head(stream((UUID) row[0]), (Long) row[1]))
                        .toList());
    }

    private static Uni<List<Long>> load(String clinicId, UUID caseId, long after) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery("""
                        select activity from Escalation
                        where clinicId = :clinicId and id = :id and activity > :after
                        """, Long.class)
                        .setParameter("clinicId", clinicId)
                        .setParameter("id", caseId)
                        .setParameter("after", after)
                        .getResultList());
    }
}
