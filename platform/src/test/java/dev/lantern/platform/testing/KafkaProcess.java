// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;

/** The main class of the test broker: formats its storage once, serves, and ends when the tests do. */
final class KafkaProcess {

    public static void main(String[] arguments) throws Exception {
        String file = arguments[0];
        if (Files.notExists(Path.of(file).resolveSibling("log"))) {
            String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", file};
            StorageTool.execute(format, System.out);
        }
        Properties properties = Utils.loadProps(file);
        new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM).startup();
        ProcessHandle.current().parent().orElseThrow().onExit().join();
        Runtime.getRuntime().halt(0);
    }

    private KafkaProcess() {}
}
