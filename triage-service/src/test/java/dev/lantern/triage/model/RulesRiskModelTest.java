// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Urgency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesRiskModelTest {

    private final RulesRiskModel model = new RulesRiskModel();

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
        assertThat(model.assess(text).urgency()).isEqualTo(Urgency.LOW);
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
                "I'm not sad"
            })
    void callsOrdinaryTalkNone(String text) {
        assertThat(model.assess(text).urgency()).isEqualTo(Urgency.NONE);
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
        assertThat(model.assess(text).emotions()).extracting(Scored::name).contains(emotion);
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
        assertThat(model.assess(text).stressors()).extracting(Scored::name).contains(stressor);
    }

    @Test
    void scoresGrowWithDifferentWordsNotWithRepeats() {
        double one = anxiety("我好焦虑");
        assertThat(anxiety("焦虑焦虑焦虑")).isEqualTo(one);
        assertThat(anxiety("焦虑，紧张，坐立不安")).isGreaterThan(one).isLessThanOrEqualTo(1);
    }

    private double anxiety(String text) {
        List<Scored> emotions = model.assess(text).emotions();
        return emotions.stream()
                .filter(e -> e.name().equals("anxiety"))
                .findFirst()
                .orElseThrow()
                .score();
    }
}
