// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire as whoever shows it needs it.
 *
 * @param locale the language that is in effect
 * @param official whether the items are the publisher's own wording; otherwise {@code note} says what they are
 * @param options in the order in which they are shown; every item has these
 * @param bands the levels of the result
 * @param licence who may reproduce the wording
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InstrumentView(
        String id,
        String locale,
        String title,
        boolean official,
        @Nullable String note,
        String timeFrame,
        String intro,
        List<ItemView> items,
        List<Wording.Option> options,
        List<BandView> bands,
        String scoring,
        String source,
        String licence) {

    /** One question; with {@code askedIf} only after certain answers to others. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(int item, String text, @Nullable Condition askedIf) {}

    /** A level and, where it goes by the score, from which to which. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BandView(@Nullable Integer from, @Nullable Integer to, String severity, String label) {}

    static InstrumentView of(Instrument instrument, String language, Wording words) {
        return new InstrumentView(
                instrument.id(),
                language,
                words.title(),
                words.official(),
                words.note(),
                words.timeFrame(),
                words.intro(),
                IntStream.rangeClosed(1, instrument.items())
                        .mapToObj(item -> new ItemView(item, words.items().get(item - 1), instrument.condition(item)))
                        .toList(),
                words.options(),
                instrument.bands().stream()
                        .map(band -> new BandView(
                                band.from(),
                                band.to(),
                                band.severity(),
                                words.severities().get(band.severity())))
                        .toList(),
                words.scoring(),
                words.source(),
                words.licence());
    }
}
