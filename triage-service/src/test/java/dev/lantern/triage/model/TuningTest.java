// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TuningTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void holdsNoWeightThatCouldOverflow(Language language) {
        var tensors = Tuning.read("encoder-" + language.code() + ".bin").tensors();
        assertThat(tensors).hasSizeGreaterThan(10);
        tensors.forEach((name, tensor) -> {
            if (name.endsWith("_quantized")) {
                byte[] weights = new byte[tensor.data().capacity()];
                tensor.data().get(0, weights);
                int largest = 0;
                for (byte weight : weights) {
                    largest = Math.max(largest, Math.abs(weight));
                }
                assertThat(largest).as(name).isLessThanOrEqualTo(64);
            }
        });
    }
}
