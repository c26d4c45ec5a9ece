// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?i)\\bcures?\\b|guarantee|\\d+ ?mg\\b|overdos|\\brope\\b|\\bblade|\\bpills?\\b|commit(?:ted)? suicide|治愈|治癒|根治|保证有效|毫克|割腕|安眠药|上吊");

    private final Catalogue catalogue = new Catalogue();

    @Test
    void holdsEveryResourceInEveryLanguage() {
        Set<String> names = Locales.ALL.stream()
                .map(locale -> all(new Search(null, locale, null, null, null, null)).stream()
                        .map(resource -> resource.id().replaceAll("-" + locale + "$", ""))
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.toSet());
        assertThat(names).hasSize(1);
        assertThat(all(new Search(null, "en", null, null, null, null)).stream()
                        .filter(each -> each.kind() != Kind.HOTLINE))
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void claimsNothingAndNamesNoMethod() {
        assertThat(all(new Search(null, null, null, null, null, null)))
                .noneMatch(each -> FORBIDDEN
                        .matcher(each.title() + each.summary() + each.body())
                        .find());
    }

    @Test
    void saysHonestlyWhoReviewedIt() {
        assertThat(all(new Search(null, null, null, null, null, null)))
                .allSatisfy(each -> assertThat(each.reviewedBy()).containsPattern("not clinically reviewed|未经临床|未經臨床"));
    }

    @Test
    void hasAtLeastOneResourceForEveryTopic() {
        assertThat(Topics.all().toList()).allSatisfy(topic -> {
            boolean served = Locales.ALL.stream()
                    .allMatch(locale -> !catalogue.helpingWith(topic, locale).isEmpty());
            assertThat(served).as(topic).isTrue();
        });
    }

    @Test
    void writesTraditionalCharactersForHant() {
        Pattern simplified = Pattern.compile("[们这说过时会对开关学应该觉还样为来让与给业压经长题难问话听谁边险帮张轻]");
        assertThat(all(new Search(null, "zh-Hant", null, null, null, null)))
                .noneMatch(
                        each -> simplified.matcher(each.title() + each.body()).find());
    }

    @ParameterizedTest
    @CsvSource({
        "睡不着,zh,sleep-wind-down-zh",
        "breathing,en,paced-breathing-en",
        "loneliness,en,reaching-out-en",
        "呼吸,zh-TW,paced-breathing-zh-Hant",
        "担心,zh,worry-time-zh"
    })
    void findsByWords(String query, String locale, String first) {
        assertThat(all(new Search(query, locale, null, null, null, null))
                        .getFirst()
                        .id())
                .isEqualTo(first);
    }

    @Test
    void findsByStressorUnderAnyOfItsNames() {
        assertThat(all(new Search(null, "en", null, "exams", null, null)))
                .extracting(CopingResource::id)
                .contains("work-in-pieces-en");
    }

    @ParameterizedTest
    @CsvSource({"US,us-988-en", "us-CA,us-988-en", "UK,gb-samaritans-en", "ZZ,find-a-line-en"})
    void knowsTheLinesOfARegion(String region, String first) {
        assertThat(catalogue.hotlines(region, "en").getFirst().id()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzzzqqq", "😀"})
    void findsNothingForNonsense(String query) {
        assertThat(all(new Search(query, null, null, null, null, null))).isEmpty();
    }

    private List<CopingResource> all(Search search) {
        return catalogue.search(search).stream().map(Catalogue.Hit::resource).toList();
    }
}
