// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
    @TempDir
    Path checkout;

    @Test
    void saysWhichServiceIsNotBuilt() throws Exception {
        Service service = service();
        assertThatThrownBy(service::requireBuilt)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("chat is not built: there is no " + checkout);

        build();
        assertThatCode(service::requireBuilt).doesNotThrowAnyException();
    }

    @Test
    void recordsAgainAfterABuild() throws Exception {
        Service service = service();
        Path runner = build();
        service.install();
        Files.createFile(service.layout().installed(Part.CHAT).resolve("recording.aot"));
        service.keepRecording();
        assertThat(service.isRecorded()).isTrue();

        Files.setLastModifiedTime(runner, FileTime.fromMillis(1));

        assertThat(service.isRecorded()).isFalse();
    }

    @Test
    void tellsWhichRecordingsAreToBeMade() throws Exception {
        build();
        var reports = new ArrayList<String>();

        new Recordings(new Progress(reports::add), List.of(service())).announce();

        assertThat(reports).singleElement().asString().startsWith("recording the classes of chat: once after a build");
    }

    private Service service() {
        var layout = new Layout(checkout, checkout.resolve(".lantern"));
        return new Service(layout, Ports.free(), Part.CHAT, new SealedTextKeys(checkout), Map.of());
    }

    private Path build() throws IOException {
        Path runner = checkout.resolve("chat-service/target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(runner.getParent());
        return Files.createFile(runner);
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
