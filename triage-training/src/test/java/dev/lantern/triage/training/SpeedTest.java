// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.triage.model.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpeedTest {

    private static final Path LISTS = Path.of("../triage-service/src/test/resources/evaluation");

    @ParameterizedTest
    @EnumSource(Language.class)
    void measuresOnMessagesOfTheirLengthsInTheirLanguage(Language language) throws IOException {
        var messages = Messages.of(LISTS, language);
        assertThat(messages.shortOnes())
                .hasSize(Messages.SHORT)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> {
                    assertThat(text).hasSizeLessThanOrEqualTo(Messages.SHORT_LENGTH);
                    assertThat(Language.of(text)).isEqualTo(Set.of(language));
                });
        assertThat(messages.longOnes())
                .hasSize(Messages.LONG)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> {
                    assertThat(text).hasSize(Messages.LONG_LENGTH);
                    assertThat(Language.of(text)).isEqualTo(Set.of(language));
                });
    }

    @Test
    void showsRatesOfShortMessagesTheirRatioAndTheTimeOfLongOnes() {
        Map<String, Double> perSecond = new HashMap<>();
        for (Language language : Language.values()) {
            for (String benchmark : List.of("rules", "encoder", "model", "everyCore", "longMessages")) {
                perSecond.put(Speed.key(benchmark, language), 100.0);
            }
        }
        perSecond.put(Speed.key("model", Language.EN), 80.0);
        perSecond.put(Speed.key("longMessages", Language.EN), 4.0);
        assertThat(new Speed(perSecond).table().lines())
                .anySatisfy(line -> assertThat(line).matches(" +model  .* 100 +80"))
                .anySatisfy(line -> assertThat(line).matches("time of the model to .* 1\\.00 +1\\.25"))
                .anySatisfy(line -> assertThat(line).matches(".*4000 characters.* 10 +250"));
    }
}
