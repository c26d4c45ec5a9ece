// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
