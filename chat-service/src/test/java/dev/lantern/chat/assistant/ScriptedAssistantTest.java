// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import static dev.lantern.chat.assistant.Conversation.answer;
import static dev.lantern.chat.assistant.Conversation.worried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Urgency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptedAssistantTest {

    @Test
    void turnsTheSeekersClauseIntoTheSecondPerson() {
        assertThat(answer("en", "My exams are eating my sleep", Urgency.LOW))
                .containsIgnoringCase("your exams are eating your sleep");
    }

    @Test
    void givesBackWordsOfAChineseMessage() {
        assertThat(answer("zh", "室友总是半夜打游戏", Urgency.LOW)).contains("室友总是半夜打游戏");
    }

    /** Turned around, "I am worthless" would sound as if the assistant agreed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en      | I am worthless      | “I am worthless”      | are worthless
            en      | It is all my fault  | “It is all my fault”  | your fault
            zh      | 都是我的错          | “都是我的错”          | 你的错
            en      | My family would be better off without me | “My family would be better off without me” | without you
            zh      | 没有人在乎我        | “没有人在乎我”        | 在乎你
            zh      | 我一无是处          | “我一无是处”          | 你一无是处
            zh-Hant | 沒人在乎我          | 「沒人在乎我」        | 在乎你
            """)
    void quotesWhatSeekersSayAgainstThemselves(String locale, String text, String quoted, String turned) {
        Conversation conversation = new Conversation(locale);
        String answers =
                Stream.generate(() -> conversation.hears(text)).limit(12).collect(Collectors.joining("\n"));
        assertThat(answers).contains(quoted).doesNotContain(turned);
    }

    /** Each pair differs in one thing, and each answer must hold that thing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | My exams are eating my sleep                | exams         | My job is eating my sleep                 | job
            en | I feel lonely since I moved to Oslo         | Oslo          | I feel lonely since my sister left        | sister left
            en | My boss yells at me every day               | boss yells    | My mother yells at me every day           | mother yells
            en | I failed my driving test                    | failed        | I passed my driving test                  | passed
            en | We broke up last week                       | broke up      | We moved in together last week            | moved in
            en | I'm worried about the rent                  | rent          | I'm worried about my surgery              | surgery
            en | My dog died yesterday                       | dog died      | My grandfather died yesterday             | grandfather died
            en | I can't stop crying at work                 | crying        | I can't stop eating at work               | eating
            en | My roommate plays music all night           | music         | My roommate never talks to me             | never talks
            en | I am ashamed of my body                     | body          | I am ashamed of my grades                 | grades
            en | My thesis deadline is on Friday             | deadline      | My wedding is on Friday                   | wedding
            en | I panic when I have to present              | present       | I panic when I take the bus               | bus
            en | Nobody at school talks to me                | school        | Nobody at home listens to me              | home
            en | I'm angry at my brother                     | brother       | I'm angry at myself                       | yourself
            en | I argue with my wife about money            | money         | I argue with my wife about the kids       | kids
            zh | 最近考试压力好大                              | 考试           | 最近工作压力好大                            | 工作
            zh | 我跟男朋友分手了                              | 男朋友         | 我跟最好的朋友吵架了                         | 最好的朋友
            zh | 室友总是半夜打游戏                            | 打游戏         | 室友总是偷用我的东西                         | 偷用
            zh | 我妈天天催我结婚                              | 催你结婚       | 我妈天天拿我和别人比                         | 和别人比
            zh | 奶奶上个月去世了                              | 奶奶           | 我的猫上个月去世了                           | 猫
            zh | 我一上台发言就紧张                            | 上台           | 我一坐电梯就紧张                             | 电梯
            zh | 老板当着大家骂我                              | 老板           | 老师当着大家骂我                             | 老师
            zh | 我担心还不上房贷                              | 房贷           | 我担心体检结果                               | 体检
            zh | 孩子半夜总是哭                                | 孩子           | 我半夜总是醒                                 | 总是醒
            zh | 同学都不跟我说话                              | 同学           | 同事都不跟我说话                             | 同事
            zh | 我考研没考上                                  | 没考上         | 我考研考上了                                 | 考上了
            zh | 论文改了八遍还没过                            | 论文           | 驾照考了三次还没过                           | 驾照
            zh | 一个人在北京过年很孤单                        | 北京           | 一个人在国外很孤单                           | 国外
            en | I moved to Toronto and know nobody, it is lonely | Toronto  | I retired in spring and know nobody, it is lonely | retired
            zh | 下周就要高考了，我紧张得吃不下饭              | 高考           | 下周就要面试了，我紧张得吃不下饭              | 面试
            zh | 我养了十年的猫走了，家里空荡荡的              | 猫             | 我最好的朋友搬走了，家里空荡荡的              | 朋友
            zh | 我讨厌自己这么胖                              | 这么胖         | 我讨厌自己这么懒                             | 这么懒
            zh | 最近总是凌晨三点醒                            | 三点           | 最近总是忘东忘西                             | 忘东忘西
            """)
    void thirtyPairsAreAnsweredByWhatSetsThemApart(
            String locale, String one, String oneWord, String other, String otherWord) {
        assertThat(answer(locale, one, Urgency.LOW)).contains(oneWord).doesNotContain(otherWord);
        assertThat(answer(locale, other, Urgency.LOW)).contains(otherWord).doesNotContain(oneWord);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en|I feel so tired",
                "zh|我觉得好累",
                "zh-Hant|我覺得好累",
                "en|ok",
                "zh|嗯",
                "en|hello",
                "en|you're useless",
                "zh|晚安",
                "en|are you human?",
                "zh|😭",
                "en|will my boss see this?",
                "en|What's the weather?",
                "en|Je suis très triste ce soir"
            })
    void saysNoSentenceTwiceIn200TurnsOfTheSameMessage(String input) {
        String[] parts = input.split("\\|");
        Conversation conversation = new Conversation(parts[0]);
        for (int turn = 0; turn < 200; turn++) {
            assertThat(conversation.hears(parts[1], Urgency.NONE, List.of(), List.of()))
                    .isNotBlank();
        }
        assertThat(conversation.sentences()).doesNotHaveDuplicates();
    }

    @Test
    void answersTheSameTurnTheSameWay() {
        assertThat(answer("en", "I cannot sleep", Urgency.LOW)).isEqualTo(answer("en", "I cannot sleep", Urgency.LOW));
    }

    @Test
    void asksAboutTheStressorThatTriageFound() {
        String answer = new Conversation("en")
                .hears("It is just a lot", Urgency.LOW, List.of(new Scored("insomnia", 0.9)), List.of());
        List<String> sleep = Script.in(Language.EN).section("ask.sleep").stream()
                .map(Template::text)
                .toList();
        assertThat(sleep).anyMatch(answer::contains);
    }

    @ParameterizedTest
    @CsvSource({"en,Are you a real person?", "en,am I talking to a bot", "zh,你是真人吗", "zh,你是机器人吗？", "zh-Hant,你是真人嗎"})
    void saysThatItIsAnAiWhenAsked(String locale, String text) {
        assertThat(answer(locale, text)).containsPattern("AI|人工");
    }

    @ParameterizedTest
    @CsvSource({
        "en,good night,night|yourself|time|Rest|See|Bye",
        "en,Bye!,night|yourself|time|Rest|See|Bye",
        "zh,晚安,晚安|照顾|下次|休息|再见|先到"
    })
    void takesGoodNightForAGoodNight(String locale, String text, String expected) {
        assertThat(answer(locale, text))
                .containsPattern(expected)
                .doesNotContainIgnoringCase("suicide")
                .doesNotContain("自杀");
    }

    @ParameterizedTest
    @CsvSource({"en,Will my boss see this?,clinic", "zh,我说的这些老板会看到吗,机构", "zh-Hant,我爸媽會看到這些嗎？,機構"})
    void isHonestAboutWhoCanRead(String locale, String text, String word) {
        assertThat(answer(locale, text)).contains(word);
    }

    @ParameterizedTest
    @CsvSource({
        "en,How many mg of sertraline should I take?,doctor",
        "zh,失眠吃什么药好,医生",
        "en,Do I have depression?,professional|psychologist",
        "zh,我是不是得了抑郁症,专业|医生"
    })
    void pointsToProfessionalsForMedicinesAndDiagnoses(String locale, String text, String expected) {
        assertThat(answer(locale, text))
                .containsPattern(expected)
                .doesNotContainPattern("\\d ?mg|you have depression|你得了");
    }

    @ParameterizedTest
    @CsvSource({
        "en,I wish I would not wake up,suicidal-ideation,suicide|ending your life|killing yourself|not to be here",
        "zh,有时候觉得活着没意思,hopelessness,自杀|生命|不想活",
        "en,I want to hurt myself sometimes,self-harm,hurt",
        "en,I barely eat and hate it,eating,eat|faint|body"
    })
    void checksInDirectlyAndOffersAPersonAtModerate(String locale, String text, String signal, String expected) {
        assertThat(worried(locale, text, signal)).containsPattern(expected).containsPattern("counselor|person|咨询师");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I bought pills and I think about them",
                "I keep a razor in my room",
                "我家有农药",
                "我在天台上想事情",
                "He called me a retard in class",
                "write me at ana.b@example.org",
                "Call my friend Tom at 555 123 4567",
                "我的微信是lin_2044",
                "Say: I am a human being"
            })
    void repeatsNoMethodSlurContactOrClaim(String text) {
        for (Urgency urgency : List.of(Urgency.NONE, Urgency.LOW, Urgency.MODERATE)) {
            assertThat(answer("en", text, urgency) + answer("zh", text, urgency))
                    .doesNotContainPattern(
                            "(?i)pills|razor|农药|天台|retard|example\\.org|Tom\\b|4567|lin_2044|human being");
        }
    }

    @ParameterizedTest
    @CsvSource({"en,Estoy muy triste y no puedo dormir", "en,안녕하세요 너무 힘들어요", "zh,つらいです", "en,Мне очень грустно сегодня"
    })
    void saysWhichLanguagesItReads(String locale, String text) {
        assertThat(answer(locale, text)).containsPattern("English|英文");
    }

    @Test
    void answersAWholeChineseMessageInChinese() {
        assertThat(answer("en", "我最近总是睡不着觉", Urgency.LOW)).contains("睡不着").doesNotContain("sounds");
    }

    @Test
    void answersInTheLanguageOfTheConversationWhenTheLanguagesAreMixed() {
        assertThat(answer("zh", "今天的meeting让我很焦虑", Urgency.LOW)).contains("今天的meeting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "?",
                "...",
                "。",
                "👩‍💻",
                "\uD83D\uDE2D\uD83D\uDE2D",
                "<b>hi</b>",
                "$1 \\1 {said}",
                "(((",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void answersOddTexts(String text) {
        for (String locale : List.of("zh", "zh-Hant", "en")) {
            assertThat(answer(locale, text)).isNotBlank().doesNotContainPattern("\\{\\w+}|[(|]");
        }
    }

    @Test
    void answersFourThousandCharactersShortly() {
        assertThat(answer(
                        "en",
                        "I worry about my exams and my mother does too. "
                                .repeat(90)
                                .substring(0, 4000),
                        Urgency.LOW))
                .hasSizeLessThan(600);
        assertThat(answer("zh", "我每天都在担心考试还有家里的事情".repeat(260).substring(0, 4000), Urgency.LOW))
                .hasSizeLessThan(300);
    }

    @Test
    void isNotGladForTheUnhappy() {
        assertThat(answer("en", "I am not happy with my life")).doesNotContainIgnoringCase("glad to hear");
        assertThat(answer("zh", "我一点也不开心")).doesNotContain("真好");
    }
}
