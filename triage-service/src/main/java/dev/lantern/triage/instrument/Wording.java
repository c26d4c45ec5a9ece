// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An instrument's words in one language.
 *
 * @param official whether the items are worded as their publisher has them; otherwise they only tell what is asked
 * @param timeFrame which time the items ask about
 * @param items in order of their numbers
 * @param options in the order in which they are shown
 * @param severities what its levels are called, by {@link Band#severity()}
 * @param scoring how answers become a result
 * @param source where the instrument and its scoring were published
 * @param licence who may reproduce the words
 * @param note what a reader must know of these words besides
 */
@RegisterForReflection
record Wording(
        boolean official,
        String title,
        String timeFrame,
        String intro,
        List<String> items,
        List<Option> options,
        Map<String, String> severities,
        String scoring,
        String source,
        String licence,
        @Nullable String note) {

    /** One answer that can be given to every item. */
    @RegisterForReflection
    record Option(int value, String label) {}

    /**
     * What a deployment puts in the place of the words that Lantern cannot ship; what is null stays.
     *
     * @param licence the terms under which the deployment may show these words
     */
    @RegisterForReflection
    record Official(
            @Nullable String title,
            @Nullable String timeFrame,
            String intro,
            List<String> items,
            List<Option> options,
            @Nullable String source,
            String licence) {}

    Wording with(Official supplied) {
        return new Wording(
                true,
                supplied.title == null ? title : supplied.title,
                supplied.timeFrame == null ? timeFrame : supplied.timeFrame,
                supplied.intro,
                supplied.items,
                supplied.options,
                severities,
                scoring,
                supplied.source == null ? source : supplied.source,
                supplied.licence,
                null);
    }

    /** Null when these are words for all of {@code instrument}, else what is wrong with them. */
    @Nullable
    String misfit(Instrument instrument) {
        if (intro == null || licence == null || items == null || options == null) {
            return "intro, items, options and licence are needed";
        }
        if (items.size() != instrument.items() || hasBlank(items)) {
            return "there must be words for %d items".formatted(instrument.items());
        }
        List<Integer> values = options.stream().map(Option::value).sorted().toList();
        boolean all = values.equals(
                IntStream.rangeClosed(0, instrument.highest()).boxed().toList());
        if (!all || hasBlank(options.stream().map(Option::label).toList())) {
            return "there must be one option for each value from 0 to %d".formatted(instrument.highest());
        }
        var levels = instrument.bands().stream().map(Band::severity).collect(Collectors.toCollection(TreeSet::new));
        return levels.equals(new TreeSet<>(severities.keySet())) ? null : "the severities must be " + levels;
    }

    private static boolean hasBlank(List<String> texts) {
        return texts.stream().anyMatch(text -> text == null || text.isBlank());
    }
}
