// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.SignalKinds;
import dev.lantern.contracts.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "我不想活了，药都准备好了，今晚就走",
                "I can't go on. I have the pills ready and I'm doing it tonight",
                "我已經吃了一整瓶安眠藥",
                "goodbye everyone, this is my last message"
            })
    void ratesAPlanMeansOrAGoodbyeImminent(String text) {
        assertThat(RiskRules.assess(text).urgency()).isEqualTo(Urgency.IMMINENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我没有想死", "我不会自杀的", "I would never kill myself", "I'm not thinking about suicide"})
    void aDenialIsNoAlarm(String text) {
        assertThat(RiskRules.assess(text).urgency()).isLessThanOrEqualTo(Urgency.LOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我忍不住想死", "why not just kill myself", "我是不是该去死"})
    void whatOnlyLooksLikeADenialStaysAnAlarm(String text) {
        assertThat(RiskRules.assess(text).urgency()).isGreaterThanOrEqualTo(Urgency.MODERATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "秦始皇怎么死的",
                "走之前帮我把空调关了",
                "我想跳槽，投了三家都没回音",
                "可想死奶奶了，快让我瞅瞅",
                "I overdosed on sudoku this weekend",
                "saying goodbye to dial-up at last",
                "a crossword takes my mind off the exam for an hour",
                "I attempted to bake bread and it came out like a brick",
                "things will get better, everything changes in spring",
                "tomorrow I will take the early bus with my aunt",
                "I tell my wife I love her every morning before work",
                "I'm planning on taking a pottery course in October",
                "people who commit suicide often told nobody, the documentary said",
                "my uncle committed suicide before I was born",
                "why did you stop cutting, and who helped you with it?",
                "I have been afraid of driving since the test"
            })
    void whatOnlySoundsLikeDangerIsNoAlarm(String text) {
        assertThat(RiskRules.assess(text).urgency()).isLessThanOrEqualTo(Urgency.LOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "怎么死的不痛苦",
                "走之前想跟你们说声对不起",
                "走之前把灯关了，我不想活了",
                "I overdosed on pills this morning",
                "saying goodbye to everyone",
                "I'm thinking about hanging myself",
                "I think about hanging most nights",
                "it's not your fault mum, I'm ending my life tonight",
                "tomorrow I will take all of them",
                "I keep thinking of taking all my tablets, all my tablets at once",
                "nothing will ever get better and I am worthless",
                "I was admitted to the ward after a suicide attempt",
                "people hate me and I want to die",
                "我死了是不是家里人都轻松一点",
                "当初怎么没一出生就夭折呢",
                "I decided to do it",
                "你好，被强奸了",
                "您好，已经割腕了",
                "hi can you help, been raped by my uncle",
                "I'm tired of pretending to be okay around people and want to end it all",
                "I pushed people away and attempted suicide last month",
                "I think suicide is the answer to all my problems and I have made up my mind",
                "suicide would end all my pain and I have the rope",
                "I know suicide isn't the answer but I don't care anymore",
                "I want to tell my daughter I love her before I jump",
                "I need you to tell my mum I love her",
                "I keep thinking about jumping",
                "thinking about jumping under a train",
                "thinking about taking the whole bottle",
                "plan on taking sleeping pills",
                "thinking of ending things",
                "tonight I take the pills",
                "tonight I'm going to take the whole bottle",
                "in an hour I will take the rest of the tablets",
                "tomorrow is the day it all stops",
                "it's time to do it",
                "my wrists are bleeding so much and I feel calm",
                "taking everything tonight with the rest of the vodka",
                "I don't want to die but I am worthless and I give up",
                "I just couldn't do this anymore",
                "it never gets better and I hate myself",
                "my stepdad kicked me and hit me again",
                "addiction is killing me",
                "I could blow my stupid head off",
                "would mixing my heart tablets with wine kill me",
                "I don't see any point in this grown-up life"
            })
    void dangerInAlmostTheSameWordsStaysOne(String text) {
        assertThat(RiskRules.assess(text).urgency()).isGreaterThanOrEqualTo(Urgency.MODERATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "药吃完了，明天去医院再开一盒",
                "老师让我们查死亡时间怎么推算，好难",
                "When did suicide stop being a crime in England? It is for legal history",
                "I'd jump off a cliff for that jawline, metaphorically",
                "bye everyone, lovely call, same time next Sunday",
                "I felt worthless and pathetic after the layoff, then my sister came by with soup and we laughed",
                "suicidal thoughts were the topic of the lecture and the room had many questions",
                "suicide is not the answer, please talk to somebody",
                "today is the day we get the keys to the new flat by the river",
                "the plumber says he is doing it tomorrow, weather permitting"
            })
    void saysThatWordsOfPeopleInNoDangerAreDoubtful(String text) {
        Finding finding = RiskRules.assess(text);
        assertThat(finding.urgency()).isGreaterThanOrEqualTo(Urgency.MODERATE);
        assertThat(finding.doubtful()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to kill myself, I really do, and there is nobody here to tell",
                "say goodbye to the dogs for me, the garage door is closed and the engine is running",
                "tonight is my last night, I made pasta and fed the cat and it was a nice evening",
                "swallow a whole bottle and go to sleep, that's the whole plan",
                "my method is ready and nobody suspects anything, I even laughed at dinner",
                "安眠药全吞下去了，现在头有点晕，你别告诉我爸",
                "绳子已经系好了，凳子也搬过来了，就等他们睡着",
                "我割腕了，妈妈还不知道，现在手一直在抖",
                "我决定去死了，遗憾的是没能见外婆一面",
                "自杀的念头又来了，今天特别强烈",
                "永别了，晚饭在锅里，记得热一热再吃",
                "从这里跳下去应该很快，风挺舒服的，楼下的人很小",
                "药都吃光了，水也喝了，现在有点困，先睡了",
                "等弟弟高考完我就跳楼，这段时间我会好好陪他",
                "我很担心室友，她昨天提到自杀",
                "I'll jump in front of the train when the exams are marked, so the school has my grades",
                "I've gone over the numbers and suicide is the best option for everyone",
                "I won't be here next week, so please water the plants and thank Mum for the soup",
                "I said goodbye to everyone today, they just don't know it",
                "See you in the next life, Mum. Keys are on the hook, rent is paid",
                "My plan is in place. Nobody suspects, I even laughed at dinner",
                "My friend overdosed, what should I do, she is breathing but won't wake up"
            })
    void isSureOfPlainWords(String text) {
        Finding finding = RiskRules.assess(text);
        assertThat(finding.urgency()).isGreaterThanOrEqualTo(Urgency.HIGH);
        assertThat(finding.doubtful()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bye everyone", "bye everyone then", "jump off a cliff", "suicide", "自杀", "药吃完了"})
    void isSureOfWhatStandsAlone(String text) {
        Finding finding = RiskRules.assess(text);
        assertThat(finding.urgency()).isGreaterThanOrEqualTo(Urgency.MODERATE);
        assertThat(finding.doubtful()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bye everyone, I'd jump off a cliff before I sat through that meeting once more",
                "bye everyone, love you all, it was a good day at the beach and the sea was warm",
                "bye everyone, there is no hope left in this house and the garden is dry"
            })
    void isSureOfWordsThatMeanMoreTogether(String text) {
        Finding finding = RiskRules.assess(text);
        assertThat(finding.urgency()).isEqualTo(Urgency.IMMINENT);
        assertThat(finding.doubtful()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my friend says she wants to die", "我妹妹说她不想活了", "室友说“我想死”"})
    void someoneElseAtRiskIsUrgentAndSaidToBeSomeoneElse(String text) {
        Finding finding = RiskRules.assess(text);
        assertThat(finding.urgency()).isEqualTo(Urgency.HIGH);
        assertThat(finding.subject()).isEqualTo(Finding.OTHER);
    }

    @Test
    void whoWritesAboutAPartnerAndThemselvesIsTheSubject() {
        assertThat(RiskRules.assess("和男朋友分手了，想死").subject()).isEqualTo(Finding.SELF);
        assertThat(RiskRules.assess("he makes me want to kill myself").subject())
                .isEqualTo(Finding.SELF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我妹妹说她不想活了，我也不想活了", "my friend wants to die and so I want to die"})
    void whoFearsForSomeoneAndIsInDangerThemselvesIsNotSaidToBeSomeoneElse(String text) {
        assertThat(RiskRules.assess(text).subject()).isEqualTo(Finding.UNCLEAR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"When I was 15 I tried to kill myself", "高中的时候我自杀过"})
    void anAttemptLongPastIsModerate(String text) {
        assertThat(RiskRules.assess(text).urgency()).isEqualTo(Urgency.MODERATE);
    }

    @Test
    void aPastThatCameBackIsNotPast() {
        assertThat(RiskRules.assess("以前自杀过，现在又想自杀了").urgency()).isEqualTo(Urgency.HIGH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "想 死",
                "我想自.杀",
                "我想自\u200B杀",
                "我想自\uD83D\uDE00杀",
                "我想紫砂",
                "我想自鲨",
                "我想自殺",
                "I want to su1cide",
                "I will k*ll myself",
                "i wanna unalive myself",
                "i want to kill myselffffff",
                "I wаnt to kill mysеlf",
                "Ｉ ｗａｎｔ ｔｏ ｋｉｌｌ ｍｙｓｅｌｆ",
                "k m s"
            })
    void seesThroughDisguises(String text) {
        assertThat(RiskRules.assess(text).urgency()).isGreaterThanOrEqualTo(Urgency.MODERATE);
    }

    @Test
    void evidencePointsIntoTheOriginalTextPastEmoji() {
        String text = "\uD83D\uDE2D\uD83D\uDE2D今天很难过，我想自\u200B杀";
        Evidence evidence = RiskRules.assess(text).evidence().getFirst();
        assertThat(text.substring(evidence.start(), evidence.end()))
                .endsWith("自\u200B杀")
                .doesNotContain("今天");
        assertThat(evidence.signal()).isEqualTo(SignalKinds.SUICIDAL_IDEATION);
    }

    @Test
    void evidenceCoversAtMostTwoFifthsOfALongerText() {
        String text = "我想自杀。我不想活了。我想死。活着没有意义。我要自杀。我想跳楼。我想割腕。我不想活了。药都准备好了。".repeat(3);
        List<Evidence> evidence = RiskRules.assess(text).evidence();
        assertThat(evidence).isNotEmpty();
        assertThat(evidence.stream().mapToInt(e -> e.end() - e.start()).sum())
                .isLessThanOrEqualTo(text.length() * 2 / 5);
    }

    @Test
    void namesOnlyKnownKindsWithScoresBetweenZeroAndOne() {
        List<Signal> signals = RiskRules.assess("我不想活了，药都准备好了，他打我，我想杀了他，我每天都喝醉").signals();
        assertThat(signals).extracting(Signal::kind).isSubsetOf(SignalKinds.ALL).doesNotHaveDuplicates();
        assertThat(signals).allSatisfy(signal -> assertThat(signal.score()).isBetween(0.0, 1.0));
    }

    @Test
    void calmTextHasNoSignals() {
        assertThat(RiskRules.assess("今天天气很好，出去散步了"))
                .isEqualTo(new Finding(Urgency.NONE, 0.02, Finding.SELF, List.of(), false, false, List.of()));
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "\uD83D\uDE00".repeat(2000),
                "\u200B".repeat(4000),
                "我想死".repeat(1333),
                "我我我我不不想想".repeat(500),
                "a".repeat(4000),
                "a ".repeat(2000),
                "i want to ".repeat(400),
                "my friend i ".repeat(333),
                "*".repeat(4000),
                "s*".repeat(2000),
                "k!l@".repeat(1000),
                "“".repeat(4000),
                "\uD800".repeat(4000),
                "药都准备".repeat(1000),
                "if when tonight not never ".repeat(150),
                "\uFDFA".repeat(4000));
    }

    /** A wide bound, for a busy build machine; what it rules out is growth with the square of the length. */
    @ParameterizedTest
    @MethodSource("hostileTexts")
    void readsHostileTextInNoTime(String text) {
        RiskRules.assess(text);
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofMillis(500), () -> RiskRules.assess(text));
    }
}
