// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import dev.lantern.platform.problem.Problem;
import dev.lantern.triage.model.Choice;
import dev.lantern.triage.model.ClinicThresholds;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.Movable;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Shows and changes the thresholds of a clinic. */
@ApplicationScoped
class ThresholdService {

    private static final Logger LOG = Logger.getLogger(ThresholdService.class);

    private final ThresholdChanges changes;
    private final Choices choices;
    private final SealedText sealed;
    private final Clock clock;

    ThresholdService(ThresholdChanges changes, Choices choices, SealedText sealed, Clock clock) {
        this.changes = changes;
        this.choices = choices;
        this.sealed = sealed;
        this.clock = clock;
    }

    Uni<ThresholdsView> read(String clinic) {
        return Panache.withSession(() -> changes.latest(clinic)).map(ThresholdsView::of);
    }

    Uni<Page<ThresholdChangeView>> list(String clinic, @Nullable Cursor after, Limit limit) {
        return Panache.withSession(() -> changes.of(clinic, after, limit))
                .map(found -> Page.of(found, limit, ThresholdChanges::cursor))
                .chain(this::open);
    }

    /**
     * Puts what the clinic chooses in force, for every message from now on.
     *
     * @throws Problem 400 when a value lies outside of the bounds or out of order, 409 when somebody was quicker
     */
    Uni<ThresholdsView.OfLanguage> change(
            String clinic, String changedBy, Language language, ChangeThresholdsRequest request) {
        var choice = new Choice(request.version() + 1, request.values().chosen());
        refuse(ClinicThresholds.unmoved().refusals(language, choice.values()));
        var change = ThresholdChange.of(clinic, language, choice);
        change.changedBy = changedBy;
        change.changedAt = clock.instant();
        return sealed.seal(change.sealContext(), request.reason())
                .invoke(reason -> change.reason = reason)
                .chain(() -> Panache.withTransaction(() -> add(change, language)))
                .invoke(() -> choices.take(change))
                .map(added -> ThresholdsView.OfLanguage.of(language, change));
    }

    private static void refuse(Map<Movable, String> refusals) {
        if (!refusals.isEmpty()) {
            SortedMap<String, String> byField = new TreeMap<>();
            refusals.forEach((movable, refusal) -> byField.put("values." + movable.key(), refusal));
            throw Problem.invalid(byField);
        }
    }

    private Uni<Void> add(ThresholdChange change, Language language) {
        return changes.latest(change.clinicId)
                .map(ThresholdService::inForce)
                .invoke(before -> follow(change, language, before))
                .chain(() -> changes.add(change))
                .invoke(added -> {
                    if (!added) {
                        throw overtaken();
                    }
                    LOG.infof(
                            "Clinic %s changed its thresholds of %s: %s, version %d",
                            change.clinicId, change.language, change.inForceAfter, change.version);
                })
                .replaceWithVoid();
    }

    private static ClinicThresholds inForce(List<ThresholdChange> latest) {
        Map<Language, Choice> choices = new EnumMap<>(Language.class);
        latest.forEach(change ->
                Language.named(change.language).ifPresent(language -> choices.put(language, change.choice())));
        return ClinicThresholds.of(choices);
    }

    private static void follow(ThresholdChange change, Language language, ClinicThresholds before) {
        if (before.choice(language).version() != change.version - 1) {
            throw overtaken();
        }
        change.note(language, before, before.with(language, change.choice()));
    }

    private static Problem overtaken() {
        return Problem.conflict("These thresholds have another version by now: read them again, then decide.");
    }

    private Uni<Page<ThresholdChangeView>> open(Page<ThresholdChange> page) {
        if (page.items().isEmpty()) {
            return Uni.createFrom().item(new Page<>(List.of(), null));
        }
        return Uni.join()
                .all(page.items().stream().map(this::open).toList())
                .andFailFast()
                .map(views -> new Page<>(views, page.next()));
    }

    private Uni<ThresholdChangeView> open(ThresholdChange change) {
        return sealed.open(change.sealContext(), change.reason).map(reason -> ThresholdChangeView.of(change, reason));
    }
}
