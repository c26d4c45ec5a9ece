// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
    @TempDir
    Path checkout;

    @Test
    void saysWhichServiceIsNotBuilt() throws Exception {
        var layout = new Layout(checkout, checkout.resolve(".lantern"));
        var service = new Service(layout, Ports.free(), Part.CHAT, new SealedTextKeys(checkout), Map.of());
        assertThatThrownBy(service::requireBuilt)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("chat is not built: there is no " + checkout);

        Path runner = checkout.resolve("chat-service/target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(runner.getParent());
        Files.createFile(runner);
        assertThatCode(service::requireBuilt).doesNotThrowAnyException();
    }

    @Test
    void runsACommandOfTheBuildItselfAgainstTheSuite() {
        var layout = new Layout(checkout, checkout.resolve("suite"));
        Ports ports = Ports.defaults().with(Part.KAFKA, 9999).with(Part.POSTGRES, 8888);
        var triage = new Service(layout, ports, Part.TRIAGE, new SealedTextKeys(layout.keys()), Map.of());

        ProcessBuilder replay = triage.command(List.of("replay", "--since", "3d"));

        assertThat(replay.command())
                .contains(checkout.resolve("triage-service/target/quarkus-app/quarkus-run.jar")
                        .toString())
                .endsWith("replay", "--since", "3d");
        assertThat(replay.environment())
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9999")
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:8888/lantern_triage");
    }
}
