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
}
