// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The part of an OIDC provider that a service needs to verify tokens: discovery and keys. With the init argument {@code
 * away=true} it holds its address but listens only after {@link #startServer}.
 */
public class OidcResource implements QuarkusTestResourceLifecycleManager {

    private static final String PORT = "lantern.test.oidc.port";
    private static HttpServer server;

    private boolean away;

    @Override
    public void init(Map<String, String> arguments) {
        away = Boolean.parseBoolean(arguments.get("away"));
    }

    @Override
    public Map<String, String> start() {
        startServer();
        if (away) {
            stopServer();
        }
        return Map.of("quarkus.oidc.auth-server-url", issuer());
    }

    @Override
    public void stop() {
        stopServer();
    }

    /** Takes the provider away: its port refuses connections. */
    public static synchronized void stopServer() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** Brings it back on the same port with the same key. */
    public static synchronized void startServer() {
        try {
            int port = Integer.getInteger(PORT, 0);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the OIDC stand-in did not start", e);
        }
        System.setProperty(PORT, String.valueOf(server.getAddress().getPort()));
        server.createContext("/realms/lantern/.well-known/openid-configuration", http -> answer(http, discovery()));
        server.createContext("/realms/lantern/certs", http -> answer(http, TestKeys.jwks()));
        server.start();
    }

    static String issuer() {
        return "http://127.0.0.1:" + System.getProperty(PORT) + "/realms/lantern";
    }

    private static String discovery() {
        return """
                {"issuer": "%1$s", "jwks_uri": "%1$s/certs", "token_endpoint": "%1$s/token",
                 "authorization_endpoint": "%1$s/auth", "end_session_endpoint": "%1$s/logout"}""".formatted(issuer());
    }

    private static void answer(HttpExchange http, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
        http.close();
    }
}
