// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(Language.ZH, "今天去了菜市场。你吃过饭了吗？还没有", List.of("今天去了菜市场", "你吃过饭了吗？", "还没有")),
                Arguments.of(Language.ZH, "　下班路上买了花……\n\n晚上一个人看电影～", List.of("下班路上买了花", "晚上一个人看电影")),
                Arguments.of(
                        Language.EN,
                        "went to the market again. it was raining all day!! \"Are you coming to see us?\" she asked me twice",
                        List.of(
                                "went to the market again",
                                "it was raining all day!!",
                                "\"Are you coming to see us?\"",
                                "she asked me twice")),
                Arguments.of(
                        Language.EN,
                        "it was at 3.30 on www.example.org, ok",
                        List.of("it was at 3.30 on www.example.org, ok")),
                // What is too short to mean something goes with the next.
                Arguments.of(Language.ZH, "嗯。好的。明天再和你们说吧。", List.of("嗯。好的。明天再和你们说吧")),
                // One that goes on and on is cut at commas.
                Arguments.of(
                        Language.ZH,
                        "早上起来先去跑了两公里，回来洗了个澡吃了两个包子，然后坐地铁去公司开了一上午的会，中午和同事去楼下吃面，下午写完了周报",
                        List.of("早上起来先去跑了两公里", "回来洗了个澡吃了两个包子", "然后坐地铁去公司开了一上午的会", "中午和同事去楼下吃面，下午写完了周报")),
                // A space stands where a comma would; and dots where a full stop would.
                Arguments.of(
                        Language.ZH,
                        "早上起来先去跑了两公里 回来洗了个澡吃了两个包子 然后坐地铁去公司开了一上午的会...中午和同事去楼下吃面",
                        List.of("早上起来先去跑了两公里 回来洗了个澡吃了两个包子 然后坐地铁去公司开了一上午的会", "中午和同事去楼下吃面")),
                Arguments.of(
                        Language.ZH,
                        "早上起来先去跑了两公里 回来洗了个澡吃了两个包子 然后坐地铁去公司开了一上午的会 中午和同事去楼下吃面",
                        List.of("早上起来先去跑了两公里", "回来洗了个澡吃了两个包子", "然后坐地铁去公司开了一上午的会", "中午和同事去楼下吃面")),
                // What has no pause at all is no sentence.
                Arguments.of(Language.ZH, "走".repeat(4000) + "。今天去了菜市场。", List.of("今天去了菜市场")),
                Arguments.of(Language.ZH, "", List.of()),
                Arguments.of(Language.EN, " ... \n . ", List.of()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void cutsWherePeopleStop(Language language, String text, List<String> sentences) {
        assertThat(Sentences.of(text, language))
                .extracting(sentence -> sentence.in(text))
                .isEqualTo(sentences);
    }
}
