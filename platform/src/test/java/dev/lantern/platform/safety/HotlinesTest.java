// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HotlinesTest {

    private static final Map<String, List<String>> NUMBERS = Map.of(
            "CN", List.of("12356", "400-161-9995"),
            "HK", List.of("2389 2222", "2896 0000", "2382 0000"),
            "US", List.of("988", "741741"),
            "CA", List.of("988"),
            "GB", List.of("116 123", "85258"),
            "DE", List.of("0800 111 0 111", "0800 111 0 222"),
            "AU", List.of("13 11 14"),
            "IN", List.of("14416"),
            "SG", List.of("1767"));

    private static final Map<String, List<String>> EMERGENCY = Map.of(
            "CN", List.of("120", "110"),
            "HK", List.of("999"),
            "US", List.of("911"),
            "CA", List.of("911"),
            "GB", List.of("999"),
            "DE", List.of("112"),
            "AU", List.of("000"),
            "IN", List.of("112"),
            "SG", List.of("995", "999"));

    @Test
    void everyRegionHasExactlyTheVerifiedNumbers() {
        assertThat(Hotlines.regions()).containsExactlyInAnyOrderElementsOf(NUMBERS.keySet());
        NUMBERS.forEach(
                (region, numbers) -> assertThat(Hotlines.of(region, "en").hotlines())
                        .as(region)
                        .extracting(Hotline::number)
                        .containsExactlyElementsOf(numbers));
    }

    @ParameterizedTest
    @CsvSource({
        "CN, 12356, call, ",
        "CN, 400-161-9995, call, ",
        "HK, 2389 2222, call, ",
        "HK, 2896 0000, call, ",
        "HK, 2382 0000, call, ",
        "US, 988, call-or-text, ",
        "US, 741741, text, HOME",
        "CA, 988, call-or-text, ",
        "GB, 116 123, call, ",
        "GB, 85258, text, SHOUT",
        "DE, 0800 111 0 111, call, ",
        "DE, 0800 111 0 222, call, ",
        "AU, 13 11 14, call, ",
        "IN, 14416, call, ",
        "SG, 1767, call, "
    })
    void everyLineSaysHowItIsReached(String region, String number, String how, String keyword) {
        for (String locale : List.of("zh", "zh-Hant", "en")) {
            assertThat(Hotlines.of(region, locale).hotlines())
                    .as(region + " in " + locale)
                    .filteredOn(line -> line.number().equals(number))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.how()).isEqualTo(how);
                        assertThat(line.keyword()).isEqualTo(keyword);
                    });
        }
    }

    @Test
    void everyRegionHasItsEmergencyNumbers() {
        EMERGENCY.forEach(
                (region, numbers) -> assertThat(Hotlines.of(region, "en").emergency())
                        .as(region)
                        .extracting(HotlinePack.Emergency::number)
                        .containsExactlyElementsOf(numbers));
    }

    @Test
    void everyEntryIsCompleteInEveryLanguage() {
        for (String region : Hotlines.regions()) {
            for (String locale : List.of("zh", "zh-Hant", "en")) {
                assertThat(Hotlines.of(region, locale).hotlines()).as(region).allSatisfy(line -> {
                    assertThat(line.name()).as("name in " + locale).isNotBlank();
                    assertThat(line.how()).isIn("call", "text", "call-or-text");
                    assertThat(line.languages()).isNotEmpty();
                    assertThat("text".equals(line.how())).isEqualTo(line.keyword() != null);
                });
                assertThat(Hotlines.of(region, locale).emergency())
                        .allSatisfy(line -> assertThat(line.name()).isNotBlank());
            }
        }
    }

    /** Fails when a person must check the numbers again: that is its purpose. */
    @Test
    void noNumberIsPastTheDateItMustBeCheckedAgain() {
        LocalDate today = LocalDate.now();
        for (String region : Hotlines.regions()) {
            assertThat(Hotlines.of(region, "en").hotlines()).allSatisfy(line -> {
                assertThat(line.expiresAt()).as(line.id()).isAfter(today);
                assertThat(line.expiresAt()).isBeforeOrEqualTo(line.verifiedAt().plusYears(1));
            });
        }
    }

    @Test
    void anAbsentRegionFallsBackToTheLanguagesHome() {
        assertThat(Hotlines.of(null, "zh").region()).isEqualTo("CN");
        assertThat(Hotlines.of("XX", "zh-Hant").region()).isEqualTo("HK");
        assertThat(Hotlines.of(null, "zh").advice()).isNotBlank();
    }

    @Test
    void englishWithoutARegionNamesNoCountrysLine() {
        HotlinePack pack = Hotlines.of(null, "en");
        assertThat(pack.hotlines()).isEmpty();
        assertThat(pack.advice()).contains("emergency number").doesNotContain("http");
    }

    @Test
    void regionCodesAreReadAsPeopleWriteThem() {
        assertThat(Hotlines.of("uk", "en").region()).isEqualTo("GB");
        assertThat(Hotlines.of(" us-NY ", "fr").hotlines())
                .extracting(Hotline::name)
                .contains("Crisis Text Line");
    }
}
