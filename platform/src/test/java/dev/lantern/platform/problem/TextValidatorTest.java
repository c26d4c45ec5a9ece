// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextValidatorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\t\r\n", "\u00a0", "\u3000", "\u200b\u200d\ufeff", "\u2028\u202e", "\u0007", "\u00ad"})
    void findsBlankWhatShowsNothing(String text) {
        assertThat(TextValidator.isBlank(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " 好 ", "🙂", "👩‍👧", ".", "\u200b1"})
    void findsTheRestNotBlank(String text) {
        assertThat(TextValidator.isBlank(text)).isFalse();
    }
}
