// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/** In triage's place: says that it is ready or not, as it was told last. Not ready at first. */
public final class TriageStub implements QuarkusTestResourceLifecycleManager {

    private static final String READY_URL = "lantern.desk.triage-ready-url";

    private final AtomicInteger status = new AtomicInteger(503);
    private HttpServer server;

    /** Has it answer with {@code status} from now on. */
    public static void answer(int status) {
        RestAssured.given()
                .baseUri(ConfigProvider.getConfig().getValue(READY_URL, String.class))
                .header("Status", status)
                .put()
                .then()
                .statusCode(status);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("PUT")) {
                status.set(Integer.parseInt(exchange.getRequestHeaders().getFirst("Status")));
            }
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        return Map.of(
                READY_URL,
                "http://127.0.0.1:%d/ready".formatted(server.getAddress().getPort()));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
