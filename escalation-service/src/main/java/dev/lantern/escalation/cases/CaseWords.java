// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Seeker;
import dev.lantern.platform.Ids;
import dev.lantern.platform.deadletter.PoisonException;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Seals and opens the words of a case. Outside transactions: keys may come from far away one day. */
@ApplicationScoped
class CaseWords {

    private final Escalations escalations;
    private final SealedText sealing;

    CaseWords(Escalations escalations, SealedText sealing) {
        this.escalations = escalations;
        this.sealing = sealing;
    }

    /** Seals a new text for a case; fails with 404 when the clinic has no such case. */
    Uni<Sealed> seal(String clinicId, UUID caseId, String text) {
        UUID id = Ids.next();
        return Panache.withSession(() -> escalations.find(clinicId, caseId))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .flatMap(escalation -> sealing.seal(new SealContext(clinicId, escalation.seeker(), id), text))
                .map(sealedText -> new Sealed(id, sealedText));
    }

    Uni<String> open(String clinicId, Seeker seeker, UUID id, String sealedText) {
        return sealing.open(new SealContext(clinicId, seeker, id), sealedText);
    }

    /** As {@link #open}, and null where the text cannot be read: one bad line must not hide the others. */
    Uni<String> openIfReadable(String clinicId, Seeker seeker, UUID id, String sealedText) {
        return open(clinicId, seeker, id, sealedText)
                .onFailure(PoisonException.class)
                .recoverWithNull();
    }

    /** A sealed text and the id of the record that it is sealed for. */
    record Sealed(UUID id, String text) {}
}
