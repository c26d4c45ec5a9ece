// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Path CHECKOUT = Path.of("/somewhere/lantern");

    @Test
    void keepsEverythingUnderTheCheckoutByDefault() {
        var options = Options.parse(List.of("up"), Map.of(), CHECKOUT);

        assertThat(options.directory()).isEqualTo(CHECKOUT.resolve(".lantern"));
        assertThat(options.ports()).isEqualTo(Ports.defaults());
        assertThat(options.fresh()).isFalse();
        assertThat(options.rest()).containsExactly("up");
    }

    @Test
    void letsAFlagWinOverAVariable() {
        var variables = Map.of("LANTERN_CHAT_PORT", "9001", "LANTERN_TRIAGE_PORT", "9002");

        var options = Options.parse(List.of("up", "--chat-port", "9003"), variables, CHECKOUT);

        assertThat(options.ports().of(Part.CHAT)).isEqualTo(9003);
        assertThat(options.ports().of(Part.TRIAGE)).isEqualTo(9002);
    }

    @Test
    void leavesTheFlagsOfAReplayToIt() {
        var options = Options.parse(
                List.of("replay", "--clinic", "demo", "--dir", "/tmp/suite", "--fail-on-lower"), Map.of(), CHECKOUT);

        assertThat(options.rest()).containsExactly("replay", "--clinic", "demo", "--fail-on-lower");
        assertThat(options.directory()).isEqualTo(Path.of("/tmp/suite"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"down --fresh", "--detach status", "replay --free-ports", "logs chat --chat-port 9001"})
    void refusesAFlagThatOnlyAStartKnows(String commandLine) {
        assertThatThrownBy(() -> Options.parse(List.of(commandLine.split(" ")), Map.of(), CHECKOUT))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("takes no \"--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65535", "x", "", "999999"})
    void refusesWhatIsNoPort(String value) {
        assertThatThrownBy(() -> Options.parse(List.of("up", "--kafka-port", value), Map.of(), CHECKOUT))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("kafka");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "--chat-ports", "--dir"})
    void refusesAFlagThatIsUnknownOrLacksItsValue(String flag) {
        assertThatThrownBy(() -> Options.parse(List.of("up", flag), Map.of(), CHECKOUT))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(flag);
    }
}
