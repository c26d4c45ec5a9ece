// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text, whoever adds one. */
class TextsTest {

    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?i)\\bI(?:'m| am) (?:a )?(?:human|real|person|counselor|therapist|doctor)\\b|\\bcure[sd]?\\b|\\bheal(?:s|ed)? you\\b"
                    + "|\\d+ ?(?:mg|ml|pills)|\\byou (?:have|suffer from) (?:depression|anxiety|ptsd|adhd)\\b|committed? suicide"
                    + "|everything will be (?:fine|ok)|I know exactly how|I promise|selfish|attention.seeking"
                    + "|我是(?:真人|人类|咨询师|医生|辅导员)|我是(?:人類|諮商師|醫生|輔導員)|治愈|治癒|根治|毫克|你得了|你患有|一切都会好|一切都會好|想开点|想開點|我保证|我保證");

    private static final Pattern PROMISE = Pattern.compile(
            "(?i)counselor (?:is coming|is on (?:the|their|her|his) way|will join|has (?:read|seen)|is here|is reading)"
                    + "|will be with you|help is on the way|(?:咨询师|諮商師)(?:马上|馬上|正在赶|正在趕|已经|已經|很快|会来|會來|就来|就來)");

    private static final Pattern NEVER_MET = Pattern.compile(
            "(?i)so far|\\byet\\b|(?:has|have)(?: not|n't) (?:joined|come|answered|been answered)|counselor has joined"
                    + "|(?:还没有?|尚未|从未|從未|還沒有?)[^，。]*(?:加入|回应|回應|咨询师|諮商師)");

    @ParameterizedTest
    @EnumSource(Language.class)
    void claimNothingThatAnAssistantMustNotClaim(Language language) {
        assertThat(texts(language)).noneMatch(text -> FORBIDDEN.matcher(text).find());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void neverPromiseACounselor(Language language) {
        assertThat(texts(language)).noneMatch(text -> PROMISE.matcher(text).find());
    }

    /** The desk says 咨询师 as well: whom the seeker is told of is who answers. */
    @Test
    void callTheCounselorByOneName() {
        assertThat(texts(Language.ZH)).noneMatch(text -> text.contains("辅导员")).anyMatch(text -> text.contains("咨询师"));
        assertThat(texts(Language.ZH_HANT)).noneMatch(text -> text.contains("輔導員"));
    }

    /** A case waits again after a release or a lapsed claim: the seeker may have met a counselor by then. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whileACaseWaitsSpeakOfTheCounselorsPresentOnly(Language language) {
        List<String> waiting = Script.in(language).sections().entrySet().stream()
                .filter(section -> section.getKey().startsWith("crisis.waiting.open"))
                .flatMap(section -> section.getValue().stream())
                .map(Template::text)
                .toList();
        assertThat(waiting)
                .hasSizeGreaterThan(6)
                .noneMatch(text -> NEVER_MET.matcher(text).find());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void haveTheSameSectionsInEveryLanguage(Language language) {
        assertThat(sections(language)).isEqualTo(sections(Language.EN));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void knowTheirSlotsOnly(Language language) {
        Set<String> known =
                Set.of("said", "quote", "adj", "emotion", "Emotion", "topic", "word", "emoji", "number", "emergency");
        Pattern slot = Pattern.compile("\\{([^}]*)}");
        assertThat(texts(language).stream()
                        .flatMap(text -> slot.matcher(text).results().map(match -> match.group(1)))
                        .toList())
                .isSubsetOf(known);
    }

    @Test
    void haveWordsForEveryTopicAndEmotionThatTheLexiconsKnow() {
        for (String file : List.of("lexicon-en.txt", "lexicon-zh.txt", "names.txt")) {
            for (String section : Sections.read(file).keySet()) {
                for (Language language : Language.values()) {
                    Script script = Script.in(language);
                    if (section.startsWith("topic.")) {
                        assertThat(script.has(section)).as(section).isTrue();
                        assertThat(script.has("ask." + section.substring(6)))
                                .as(section)
                                .isTrue();
                    } else if (section.startsWith("emotion.") && !section.endsWith(".joy")) {
                        assertThat(script.has("adj." + section.substring(8)))
                                .as(section)
                                .isTrue();
                        assertThat(script.has("emotion.name." + section.substring(8)))
                                .as(section)
                                .isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-Hant", "en"})
    void openWithTheNoticeThatAnAiWrites(String locale) {
        assertThat(Opening.text(locale))
                .contains("AI")
                .containsPattern("emergency services|急救")
                .containsPattern("counselor|咨询师|諮商師");
    }

    @Test
    void areWrittenInTraditionalCharactersForHant() {
        Pattern onlySimplified = Pattern.compile("[们这说过时会对开关学应该觉还样为来让与给业压经长题难问话听谁边险帮张轻]");
        assertThat(texts(Language.ZH_HANT))
                .noneMatch(text -> onlySimplified.matcher(text).find());
    }

    private static List<String> texts(Language language) {
        return Script.in(language).sections().values().stream()
                .flatMap(List::stream)
                .map(Template::text)
                .toList();
    }

    private static Set<String> sections(Language language) {
        return new TreeSet<>(Script.in(language).sections().keySet());
    }
}
