// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.safety.Finding;
import dev.lantern.platform.safety.RiskRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FusedRiskModelTest {

    private static final FusedRiskModel MODEL = FusedRiskModel.ofBuild(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "最近失眠，压力很大",
                "和男朋友分手了，很难过",
                "奶奶去世了，我好想她",
                "I feel so lonely",
                "I can't sleep",
                "work is so stressful"
            })
    void callsDistressWithoutRiskLow(String text) {
        assertThat(MODEL.assess(text).urgency()).isEqualTo(Urgency.LOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "笑死我了",
                "谢谢你",
                "作业烦死了",
                "this homework is killing me lol",
                "what time do you open",
                "我不难过",
                "I'm not sad",
                "今天天气很好",
                "晚安",
                "我到家了",
                "再见",
                "I'm home",
                "good night",
                "see you tomorrow"
            })
    void callsOrdinaryTalkNone(String text) {
        assertThat(MODEL.assess(text).urgency()).isEqualTo(Urgency.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on the train home", "going to bed, early start", "驾照考完了，回家睡觉"})
    void doesNotAlarmAtOrdinaryTalk(String text) {
        assertThat(MODEL.assess(text).urgency()).isLessThanOrEqualTo(Urgency.LOW);
    }

    @ParameterizedTest
    @CsvSource({
        "我好焦虑, anxiety", "我很伤心, sadness", "我真的很生气, anger", "我觉得很丢脸, shame", "我好孤独, loneliness",
        "我很麻木, numbness", "我很害怕, fear", "我很绝望, hopelessness", "松了一口气, relief", "今天好开心, joy",
        "I'm anxious, anxiety", "I feel sad, sadness", "I'm so angry, anger", "I feel ashamed, shame",
                "so lonely, loneliness",
        "I feel numb, numbness", "I'm scared, fear", "I feel hopeless, hopelessness", "I'm relieved, relief",
                "I'm happy, joy"
    })
    void namesTheEmotion(String text, String emotion) {
        assertThat(MODEL.assess(text).emotions()).extracting(Scored::name).contains(emotion);
    }

    @ParameterizedTest
    @CsvSource({
        "失眠, sleep",
        "加班, work",
        "考研, study",
        "父母, family",
        "老公, relationship",
        "分手了, breakup",
        "室友, friendship",
        "欠债, money",
        "生病, health",
        "奶奶去世了, grief",
        "童年创伤, trauma",
        "身材焦虑, body-image",
        "酗酒, substance",
        "没有朋友, loneliness",
        "出柜, identity",
        "网暴, online",
        "insomnia, sleep",
        "I have been sleeping so badly, sleep",
        "my boss, work",
        "my exams, study",
        "my parents, family",
        "my husband, relationship",
        "we broke up, breakup",
        "my best friend, friendship",
        "debt, money",
        "my diagnosis, health",
        "she passed away, grief",
        "ptsd, trauma",
        "i feel fat, body-image",
        "alcohol, substance",
        "no friends, loneliness",
        "coming out, identity",
        "instagram, online"
    })
    void namesTheStressor(String text, String stressor) {
        assertThat(MODEL.assess(text).stressors()).extracting(Scored::name).contains(stressor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我今晚就去跳楼，药也吃了", "I took all the pills an hour ago and I want to die"})
    void leavesHardSignalsOfTheRulesAsTheyAre(String text) {
        assertThat(MODEL.assess(text).urgency()).isEqualTo(Urgency.IMMINENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "东西我都分好了，吉他留给表弟，猫托付给隔壁阿姨，密码写在本子第一页，以后就不麻烦你们了",
                "今天的便当有鸡腿。下班顺路买了灯泡。zs的念头又回来了，这次赖着不走。周末去看房子。zs的念头又回来了，这次赖着不走。地铁上人好多。",
                "the dog goes to my sister and the letters are in the drawer, it has been decided for a while now and I feel strangely calm about it"
            })
    void pointsAtWhatItRestsOn(String text) {
        Opinion opinion = MODEL.assess(text);
        assertThat(opinion.urgency()).isGreaterThanOrEqualTo(Urgency.MODERATE);
        assertThat(opinion.evidence()).isNotEmpty();
        int covered =
                opinion.evidence().stream().mapToInt(e -> e.end() - e.start()).sum();
        assertThat(covered).isLessThanOrEqualTo((int) (text.length() * 0.4));
        assertThat(MODEL.assess(blanked(text, opinion)).score()).isLessThan(opinion.score());
    }

    private static String blanked(String text, Opinion opinion) {
        StringBuilder rest = new StringBuilder(text);
        opinion.evidence().forEach(e -> rest.replace(e.start(), e.end(), " ".repeat(e.end() - e.start())));
        return rest.toString();
    }

    @Test
    void namesTheVersionsOfRulesClassifierAndThresholds() {
        assertThat(MODEL.assess("hello").model().version()).matches("\\w+-[0-9a-f]{8}\\.[0-9a-f]{8}\\.\\w+-\\w+");
    }

    @Test
    void speaksWithoutAnEncoderToo() {
        FusedRiskModel plain = FusedRiskModel.ofBuild(false);
        assertThat(plain.assess("我不想活了").urgency()).isGreaterThanOrEqualTo(Urgency.MODERATE);
        assertThat(plain.assess("what time do you open").urgency()).isEqualTo(Urgency.NONE);
    }

    @Test
    void failsWhereTheClassifierIsMissingSoThatTheRulesSpeak() {
        FusedRiskModel broken = FusedRiskModel.of(
                language -> Blend.of(language, Tuning.read("encoder-none.bin"), LinearClassifier.ofBuild(language)));
        assertThatThrownBy(() -> broken.assess("hello"))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("encoder-none.bin is missing from the build; ./lantern train makes it");
    }

    private static FusedRiskModel hearing(double alarm, double urgent, double imminent, Reading.Label... labels) {
        var levels = new Reading.Levels(alarm, urgent, imminent);
        return FusedRiskModel.of(
                language -> text -> new Reading(language, "1", levels, List.of(labels), new double[text.length()]));
    }

    private static Reading.Label label(Asked.Group group, String name) {
        return new Reading.Label(new Asked(group, name), 0.9);
    }

    @ParameterizedTest
    @CsvSource({
        "0.99, 0.1, 0.9, MODERATE",
        "0.99, 0.99, 0.1, HIGH",
        "0.99, 0.99, 0.99, IMMINENT",
        "0.1, 0.99, 0.99, NONE"
    })
    void ratesByWhatTheEncoderIsSureOf(double alarm, double urgent, double imminent, Urgency expected) {
        assertThat(hearing(alarm, urgent, imminent)
                        .assess("the ladder is out and the door is locked")
                        .urgency())
                .isEqualTo(expected);
    }

    @Test
    void raisesWhatTheRulesCallHighToImminent() {
        assertThat(RiskRules.assess("I want to kill myself").urgency()).isEqualTo(Urgency.HIGH);
        assertThat(hearing(0.99, 0.99, 0.99).assess("I want to kill myself").urgency())
                .isEqualTo(Urgency.IMMINENT);
    }

    @ParameterizedTest
    @CsvSource({
        "'I''d jump off a cliff for that jawline, metaphorically', 0.01, LOW",
        "'I''d jump off a cliff for that jawline, metaphorically', 0.3, HIGH",
        "'bye everyone, lovely call, same time next Sunday', 0.01, LOW",
        "'bye everyone, lovely call, same time next Sunday', 0.3, IMMINENT",
        "药吃完了，明天去医院再开一盒, 0.01, LOW",
        "药吃完了，明天去医院再开一盒, 0.06, IMMINENT",
        "I want to kill myself, 0.01, HIGH",
        "bye everyone, 0.01, IMMINENT"
    })
    void quietsTheRulesOnOpenPhrasesOnlyWhereItHearsNextToNothing(String text, double alarm, Urgency expected) {
        assertThat(hearing(alarm, 0.01, 0.01).assess(text).urgency()).isEqualTo(expected);
    }

    /** Told as Chinese, and the encoder for that knows no English. */
    @Test
    void doesNotQuietBorrowedWords() {
        String text = "今天把东西都收拾好了 bye everyone 我真的尽力了";
        assertThat(RiskRules.assess(text).doubtful()).isTrue();
        assertThat(hearing(0.01, 0.01, 0.01).assess(text).urgency()).isEqualTo(Urgency.IMMINENT);
    }

    @Test
    void withoutAnEncoderQuietsNothingThatTheRulesCallHigh() {
        String text = "I'd jump off a cliff for that jawline, metaphorically";
        assertThat(FusedRiskModel.ofBuild(false).assess(text).urgency()).isEqualTo(Urgency.HIGH);
    }

    @Test
    void doesNotSayThatSomebodyElseIsInDangerWhereOnlyTheEncoderHearsIt() {
        String text = "my brother killed himself last year and I keep setting the table for him";
        assertThat(RiskRules.assess(text))
                .as("else this shows nothing")
                .matches(rules -> rules.subject().equals(Finding.OTHER)
                        && !rules.urgency().atLeast(Urgency.MODERATE));
        assertThat(hearing(0.99, 0.99, 0).assess(text).subject()).isEqualTo(Finding.UNCLEAR);
        assertThat(hearing(0.99, 0.99, 0)
                        .assess("my friend says she wants to die")
                        .subject())
                .isEqualTo(Finding.OTHER);
    }

    @Test
    void callsWhatTheEncoderFindsByItsName() {
        Opinion opinion = hearing(0.99, 0.9, 0, label(Asked.Group.SIGNAL, "eating"))
                .assess("the scale decides whether it is a good day");
        assertThat(opinion.signals()).extracting(Signal::kind).containsExactly("eating");
        assertThat(opinion.evidence()).extracting(Evidence::signal).containsOnly("eating");
    }

    @Test
    void callsAnAlarmWithoutANameByTheOneThatIsDearestToMiss() {
        assertThat(hearing(0.99, 0.9, 0)
                        .assess("the ladder is out and the door is locked")
                        .signals())
                .extracting(Signal::kind)
                .containsExactly("suicidal-ideation");
    }

    @Test
    void asksEachReadingOfAMixedTextByItsOwnThresholds() {
        Thresholds.Levels zh = Thresholds.ofBuild().of(Language.ZH);
        Thresholds.Levels en = Thresholds.ofBuild().of(Language.EN);
        assertThat(zh.raise()).as("else this shows nothing").isLessThan(en.raise());
        double chinese = zh.raise();
        double english = (zh.raise() + en.raise()) / 2;
        var model = FusedRiskModel.of(language -> text -> new Reading(
                language,
                "1",
                new Reading.Levels(language == Language.ZH ? chinese : english, 0, 0),
                List.of(),
                new double[text.length()]));
        assertThat(model.assess("门口的梯子还在那里放着呢 and the kettle is on as it is").urgency())
                .isEqualTo(Urgency.MODERATE);
    }

    /** Alarmed by the ladder, which speaks louder than the kettle; keeps what it is asked to read. */
    private static FusedRiskModel afraidOfLadders(List<String> asked) {
        return FusedRiskModel.of(language -> text -> {
            asked.add(text);
            double[] loudness = new double[text.length()];
            Map.of("ladder", 0.2, "kettle", 0.1).forEach((word, loud) -> {
                int at = text.indexOf(word);
                Arrays.fill(loudness, Math.max(at, 0), at < 0 ? 0 : at + word.length(), loud);
            });
            var levels = new Reading.Levels(text.contains("ladder") ? 0.99 : 0.1, 0.9, 0);
            return new Reading(language, "1", levels, List.of(), loudness);
        });
    }

    private static List<String> evidence(FusedRiskModel model, String text) {
        return model.assess(text).evidence().stream()
                .map(e -> text.substring(e.start(), e.end()))
                .toList();
    }

    @Test
    void pointsOnlyAtTheLoudestPassageWhereTheRestAlarmsLess() {
        List<String> asked = new ArrayList<>();
        String text = "the kettle is on as on all the other days of the week, and the ladder is out";
        assertThat(evidence(afraidOfLadders(asked), text)).containsExactly("ladder");
        assertThat(asked).containsExactly(text, text.replace("ladder", "      "));
    }

    @Test
    void readsATextOnceWhereOnlyOnePassageSpeaks() {
        List<String> asked = new ArrayList<>();
        String text = "it is all as on the other days of the week, and the ladder is out";
        assertThat(evidence(afraidOfLadders(asked), text)).containsExactly("ladder");
        assertThat(asked).containsExactly(text);
    }

    @Test
    void reportsNoSignalOfATextThatAlarmsNobody() {
        assertThat(hearing(0.2, 0, 0, label(Asked.Group.SIGNAL, "goodbye"))
                        .assess("see you at the pool")
                        .signals())
                .isEmpty();
    }

    @Test
    void hearsEmotionsAndStressorsBesideTheWords() {
        Opinion opinion = hearing(0, 0, 0, label(Asked.Group.EMOTION, "shame"), label(Asked.Group.STRESSOR, "money"))
                .assess("I'm anxious, the landlord knocked and I hid");
        assertThat(opinion.emotions()).extracting(Scored::name).contains("anxiety", "shame");
        assertThat(opinion.stressors()).extracting(Scored::name).contains("money");
        assertThat(opinion.urgency()).isEqualTo(Urgency.LOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B\u200B", "👩‍👩‍👧‍👦", "、、、。", "مرحبا", "1234567890"})
    void readsTextsOfNothing(String text) {
        assertThat(MODEL.assess(text).urgency()).isLessThan(Urgency.MODERATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"想死", "kill ", "😀", "我 I ", "\u200B死", "((((", "a", "."})
    void readsTheLongestAndStrangestTexts(String piece) {
        String text = piece.repeat(4000 / piece.length());
        Opinion opinion = MODEL.assess(text);
        assertThat(opinion.evidence()).allSatisfy(e -> assertThat(e.end()).isBetween(e.start() + 1, text.length()));
        int covered =
                opinion.evidence().stream().mapToInt(e -> e.end() - e.start()).sum();
        assertThat(covered).isBetween(opinion.urgency().atLeast(Urgency.MODERATE) ? 1 : 0, (int) (text.length() * 0.4));
    }

    @Test
    void scoresGrowWithDifferentWordsNotWithRepeats() {
        double one = anxiety("我好焦虑");
        assertThat(anxiety("焦虑焦虑焦虑")).isEqualTo(one);
        assertThat(anxiety("焦虑，紧张，坐立不安")).isGreaterThan(one).isLessThanOrEqualTo(1);
    }

    private double anxiety(String text) {
        return Feelings.in(text).emotions().stream()
                .filter(e -> e.name().equals("anxiety"))
                .findFirst()
                .orElseThrow()
                .score();
    }
}
