// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Asks once whether a part is ready for work. */
@FunctionalInterface
interface Probe {
    int TIMEOUT_MILLIS = 2_000;

    boolean ready();

    static Probe of(Part part, int port) {
        return switch (part) {
            case POSTGRES -> () -> answersQueries(port);
            case KAFKA -> () -> accepts(port);
            case KEYCLOAK ->
                () -> answersOk("http://127.0.0.1:" + port + "/realms/lantern/.well-known/openid-configuration");
            case CHAT, TRIAGE, RESOURCE, ESCALATION -> () -> answersOk("http://127.0.0.1:" + port + "/q/health/ready");
        };
    }

    private static boolean answersQueries(int port) {
        try (var connection = DriverManager.getConnection(Postgres.adminUrl(port))) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    // Kafka opens its listener only when it has joined its own quorum.
    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean answersOk(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException _) {
            return false;
        }
    }
}
