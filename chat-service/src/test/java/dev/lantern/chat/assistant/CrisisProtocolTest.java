// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CrisisProtocolTest {

    private static final Helplines LINES = new Helplines(List.of("Line A: 12356", "Line B: 988"), Optional.of("120"));

    private static final Map<Language, Pattern> SAFETY = Map.of(
            Language.EN,
            Pattern.compile("(?i)\\b(?:safe|safety|danger|harm|hurt)\\b"),
            Language.ZH,
            Pattern.compile("安全|危险"),
            Language.ZH_HANT,
            Pattern.compile("安全|危險"));

    static Stream<Crisis> every() {
        return Stream.of("zh", "zh-Hant", "en")
                .flatMap(locale -> Stream.of(Urgency.HIGH, Urgency.IMMINENT)
                        .flatMap(urgency -> Stream.of(true, false)
                                .flatMap(other -> Stream.of(Crisis.Moment.values())
                                        .flatMap(moment -> Stream.of(Crisis.OnDuty.values())
                                                .map(duty -> new Crisis(
                                                        locale, urgency, other, moment, duty, LINES, List.of(), 1))))));
    }

    @ParameterizedTest
    @MethodSource("every")
    void namesTheHotlinesTheEmergencyNumberAndTheCounselor(Crisis crisis) {
        assertThat(CrisisProtocol.text(crisis))
                .contains("Line A: 12356", "Line B: 988", "120")
                .containsPattern("counselor|咨询师|諮商師")
                .doesNotContainPattern("\\{\\w+}|[(|]");
    }

    @ParameterizedTest
    @MethodSource("every")
    void differsEachTimeInOneConversation(Crisis crisis) {
        List<String> said = new ArrayList<>();
        for (int number = 1; number <= 6; number++) {
            said.add(CrisisProtocol.text(new Crisis(
                    crisis.locale(),
                    crisis.urgency(),
                    crisis.aboutOther(),
                    crisis.moment(),
                    crisis.onDuty(),
                    LINES,
                    said,
                    number)));
        }
        List<String> sentences = said.stream()
                .flatMap(text -> Wording.sentences(text).stream())
                .filter(sentence -> !sentence.startsWith("•"))
                .toList();
        Language language = Language.of(crisis.locale());
        assertThat(said).as("asks about safety").allMatch(text -> asksAboutSafety(language, text));
        assertThat(said).doesNotHaveDuplicates();
        assertThat(sentences).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void asksAboutSafetyWhicheverWordingItChooses(Language language) {
        List<String> wordings = Script.in(language).sections().entrySet().stream()
                .filter(section -> section.getKey().matches("crisis\\.(waiting\\.)?safety.*"))
                .flatMap(section -> section.getValue().stream())
                .map(Template::text)
                .toList();
        assertThat(wordings).isNotEmpty().allMatch(text -> asksAboutSafety(language, text));
    }

    @ParameterizedTest
    @MethodSource("every")
    void neverRunsOutOfHelp(Crisis crisis) {
        List<String> said =
                Stream.generate(() -> CrisisProtocol.text(crisis)).limit(1).toList();
        List<String> many = new ArrayList<>(said);
        for (int number = 2; number <= 60; number++) {
            String text = CrisisProtocol.text(new Crisis(
                    crisis.locale(),
                    crisis.urgency(),
                    crisis.aboutOther(),
                    crisis.moment(),
                    crisis.onDuty(),
                    LINES,
                    many,
                    number));
            assertThat(text).contains("12356");
            many.add(text);
        }
    }

    @Test
    void saysHonestlyThatNobodyIsOnDuty() {
        assertThat(text("en", Crisis.OnDuty.NO)).containsPattern("nobody|no one|no counselor is on duty");
        assertThat(text("zh", Crisis.OnDuty.NO)).containsPattern("没有?人值班|没有咨询师值班");
        assertThat(text("en", Crisis.OnDuty.YES)).doesNotContain("on duty");
    }

    @Test
    void speaksToTheHelperOfSomebodyElse() {
        Crisis crisis =
                new Crisis("en", Urgency.HIGH, true, Crisis.Moment.RAISED, Crisis.OnDuty.UNKNOWN, LINES, List.of(), 1);
        assertThat(CrisisProtocol.text(crisis)).doesNotContain("hurt yourself");
    }

    @Test
    void pointsToADirectoryWhereTheRegionIsUnknown() {
        Crisis crisis = new Crisis(
                "en",
                Urgency.HIGH,
                false,
                Crisis.Moment.RAISED,
                Crisis.OnDuty.UNKNOWN,
                new Helplines(List.of(), Optional.empty()),
                List.of(),
                1);
        assertThat(CrisisProtocol.text(crisis)).contains("findahelpline.com").contains("emergency");
    }

    @Test
    void acknowledgesTheWishForAPerson() {
        List<String> said = new ArrayList<>();
        for (int number = 1; number <= 8; number++) {
            said.add(CrisisProtocol.personRequested("zh", Crisis.OnDuty.UNKNOWN, said, number));
        }
        assertThat(said).doesNotHaveDuplicates().allMatch(text -> text.contains("咨询师"));
    }

    private static boolean asksAboutSafety(Language language, String text) {
        return Wording.sentences(text).stream()
                .filter(sentence -> sentence.endsWith("?") || sentence.endsWith("？"))
                .anyMatch(SAFETY.get(language).asPredicate());
    }

    private static String text(String locale, Crisis.OnDuty duty) {
        return CrisisProtocol.text(
                new Crisis(locale, Urgency.HIGH, false, Crisis.Moment.RAISED, duty, LINES, List.of(), 1));
    }
}
