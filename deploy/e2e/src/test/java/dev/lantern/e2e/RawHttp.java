// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import dev.lantern.e2e.client.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests whose target no HTTP client would send. */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 20_000;

    private RawHttp() {}

    static Answer get(URI service, String target, String token) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String head = "GET " + target + " HTTP/1.1\r\nHost: " + service.getAuthority()
                    + "\r\nAuthorization: Bearer " + token + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return answer(target, new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Answer answer(String target, String response) {
        String[] parts = response.split("\r\n\r\n", 2);
        List<String> head = parts[0].lines().toList();
        int status = Integer.parseInt(head.getFirst().split(" ")[1]);
        return new Answer("GET " + target, status, headers(head), parts[1]);
    }

    private static Map<String, List<String>> headers(List<String> head) {
        return head.stream()
                .skip(1)
                .map(line -> line.split(": *", 2))
                .collect(Collectors.groupingBy(
                        field -> field[0],
                        Collectors.flatMapping(field -> Arrays.stream(field).skip(1), Collectors.toList())));
    }
}
