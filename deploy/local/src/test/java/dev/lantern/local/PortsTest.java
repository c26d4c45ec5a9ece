// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void namesTheOccupiedPortItsPurposeAndTheFlagThatChangesIt() throws IOException {
        try (var occupant = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Ports.free().with(Part.TRIAGE, occupant.getLocalPort());

            assertThatThrownBy(() -> ports.requireFree(List.of(Part.CHAT, Part.TRIAGE)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(Integer.toString(occupant.getLocalPort()))
                    .hasMessageContaining("wanted for triage")
                    .hasMessageContaining("--triage-port");
        }
    }

    @Test
    void refusesOnePortForTwoParts() {
        var ports = Ports.free();
        var twice = ports.with(Part.CHAT, ports.of(Part.ESCALATION));

        assertThatThrownBy(() -> twice.requireFree(List.of(Part.values())))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(Integer.toString(ports.of(Part.ESCALATION)))
                .hasMessageContaining("another part's");
    }

    @Test
    void seesAListenerOnEveryAddress() throws IOException {
        try (var occupant = new ServerSocket(0)) {
            assertThat(Ports.inUse(occupant.getLocalPort())).isTrue();
        }
    }

    @Test
    void countsThePortOfKafkasController() throws IOException {
        try (var occupant = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Ports.free().with(Part.KAFKA, occupant.getLocalPort() - 1);

            assertThatThrownBy(() -> ports.requireFree(List.of(Part.KAFKA))).hasMessageContaining("kafka");
        }
    }

    @Test
    void offersFreePortsThatAllDiffer() {
        var ports = Ports.free();

        assertThatCode(() -> ports.requireFree(List.of(Part.values()))).doesNotThrowAnyException();
        var all = new HashSet<>(ports.numbers().values());
        all.add(ports.kafkaController());
        assertThat(all).hasSize(Part.values().length + 1);
    }
}
