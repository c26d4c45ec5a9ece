// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.chat.assistant.Crisis;
import dev.lantern.chat.assistant.CrisisProtocol;
import dev.lantern.chat.assistant.Helplines;
import dev.lantern.contracts.Urgency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionHelplinesTest {

    @ParameterizedTest
    @EnumSource(Crisis.Moment.class)
    void announcesNoLinesWhereItKnowsNone(Crisis.Moment moment) {
        Helplines unknown = RegionHelplines.of(null, "en");
        assertThat(unknown.lines()).isEmpty();
        for (long number = 1; number <= 60; number++) {
            assertThat(crisis("en", moment, unknown, number))
                    .contains("findahelpline.com", "emergency")
                    .doesNotContain(":\n", "•");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-Hant"})
    void addsAdviceToLinesThatMayNotBeThoseOfTheRegion(String locale) {
        List<String> lines = RegionHelplines.of(null, locale).lines();
        assertThat(lines).hasSizeGreaterThan(1).last().asString().contains("112");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-Hant"})
    void neverCallsLinesThoseOfTheRegionWhenTheyAreAGuess(String locale) {
        Helplines guessed = RegionHelplines.of(null, locale);
        for (long number = 1; number <= 60; number++) {
            assertThat(crisis(locale, Crisis.Moment.RAISED, guessed, number)).doesNotContain("所在地区的", "所在地區的");
        }
    }

    @ParameterizedTest
    @CsvSource({"JP,zh,120", "TW,zh-Hant,119"})
    void saysOfEachNumberWhoseItIsWhereTheRegionIsAGuess(String region, String locale, String number) {
        Helplines guessed = RegionHelplines.of(region, locale);
        assertThat(guessed.emergency()).isEmpty();
        assertThat(guessed.lines()).last().asString().contains(number);
    }

    @Test
    void givesTheLinesOfTheRegionWithoutAdvice() {
        assertThat(RegionHelplines.of("US", "en").lines())
                .hasSize(2)
                .first()
                .asString()
                .endsWith(": 988");
    }

    @ParameterizedTest
    @CsvSource({"US,en,911", "CN,zh,120（急救）或 110（报警）", "CN,en,120 (ambulance) or 110 (police)"})
    void saysWhomAnEmergencyNumberCallsWhereThereAreTwo(String region, String locale, String numbers) {
        assertThat(RegionHelplines.of(region, locale).emergency()).contains(numbers);
    }

    private static String crisis(String locale, Crisis.Moment moment, Helplines helplines, long number) {
        return CrisisProtocol.text(
                new Crisis(locale, Urgency.HIGH, false, moment, Crisis.OnDuty.UNKNOWN, helplines, List.of(), number));
    }
}
