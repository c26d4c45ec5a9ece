// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import dev.lantern.triage.model.Asked;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.training.Evaluate.Judged;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How well one signal, emotion or stressor is named, among the rows whose source says yes or no to it.
 *
 * @param so the rows that say yes
 * @param named the rows of which it was said
 * @param both the rows of which it was said rightly
 */
record Heard(Language language, Asked asked, long so, long named, long both) {

    /** Of rows that the model had not seen; what no row says yes to is left out. */
    static List<Heard> of(List<Judged> judged) {
        List<Judged> unseen = judged.stream()
                .filter(row -> row.how().equals(Train.Part.UNSEEN.title()))
                .toList();
        return Stream.of(Language.values())
                .flatMap(language -> Asked.ALL.stream().map(asked -> of(language, asked, unseen)))
                .filter(heard -> heard.so() > 0)
                .toList();
    }

    private static Heard of(Language language, Asked asked, List<Judged> unseen) {
        List<Judged> told = unseen.stream()
                .filter(row -> row.row().language() == language)
                .filter(row -> asked.group() != Asked.Group.LEVEL)
                .filter(row -> row.row().said().containsKey(asked))
                .toList();
        List<Judged> named =
                told.stream().filter(row -> row.heard().contains(asked)).toList();
        return new Heard(
                language,
                asked,
                told.stream().filter(row -> row.row().said().get(asked)).count(),
                named.size(),
                named.stream().filter(row -> row.row().said().get(asked)).count());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %-8s %-18s rows %4d precision %.2f recall %.2f",
                language.code(),
                asked.group(),
                asked.name(),
                so,
                named == 0 ? 0 : (double) both / named,
                (double) both / so);
    }

    String html() {
        return String.format(
                Locale.ROOT,
                "<tr><td>%s<td>%s<td>%s<td>%d<td>%.2f<td>%.2f",
                language.code(),
                asked.group(),
                asked.name(),
                so,
                named == 0 ? 0 : (double) both / named,
                (double) both / so);
    }
}
