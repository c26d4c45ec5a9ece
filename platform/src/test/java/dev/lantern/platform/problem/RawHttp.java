// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Requests that a well-behaved client would not send. */
final class RawHttp {

    private static final int CHUNK = 16_384;
    private static final String CHUNKED = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";

    static String get(int port, String target, String token) throws IOException {
        return get(port, target, token, "");
    }

    /** @param fields further lines of the head */
    static String get(int port, String target, String token, String fields) throws IOException {
        try (Socket socket = open(port)) {
            send(socket, head("GET", target, token) + fields + "Connection: close\r\n\r\n");
            return read(socket);
        }
    }

    /** Asks and does not wait for the answer. */
    static Socket ask(int port, String target, String token) throws IOException {
        Socket socket = open(port);
        send(socket, head("GET", target, token) + "\r\n");
        return socket;
    }

    /** Announces a body and falls silent in the middle of it. */
    static Socket stall(int port, String target, String token) throws IOException {
        Socket socket = open(port);
        send(socket, head("POST", target, token) + "Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{");
        return socket;
    }

    /** Sends chunks of a body and falls silent before the last. */
    static Socket stallInChunks(int port, String target, String token, byte[] body) throws IOException {
        Socket socket = open(port);
        send(socket, head("POST", target, token) + CHUNKED + "\r\n");
        sendChunks(socket, body);
        return socket;
    }

    /** Waits until an answer begins. */
    static void awaitAnswer(Socket socket) throws IOException {
        if (socket.getInputStream().read() < 0) {
            throw new IOException("hung up without an answer");
        }
    }

    /** Posts JSON in chunks, without a Content-Length. */
    static String chunked(int port, String target, String token, byte[] body) throws IOException {
        try (Socket socket = open(port)) {
            send(socket, head("POST", target, token) + CHUNKED + "Connection: close\r\n\r\n");
            sendChunks(socket, body);
            send(socket, "0\r\n\r\n");
            return read(socket);
        }
    }

    static String post(int port, String target, String token, String contentType, String body) throws IOException {
        try (Socket socket = open(port)) {
            String fields = "Content-Type: " + contentType + "\r\nContent-Length: " + body.length() + "\r\n";
            send(socket, head("POST", target, token) + fields + "Connection: close\r\n\r\n" + body);
            return read(socket);
        }
    }

    /** Posts a form whose body is sent only when the server has asked for it. */
    static String hesitantForm(int port, String target, String token, String body) throws IOException {
        try (Socket socket = open(port)) {
            String fields = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                    + "\r\nExpect: 100-continue\r\n";
            send(socket, head("POST", target, token) + fields + "Connection: close\r\n\r\n");
            awaitAnswer(socket);
            send(socket, body);
            return read(socket);
        }
    }

    /** Posts a form in chunks, without a Content-Length. */
    static String chunkedForm(int port, String target, String token, byte[] body) throws IOException {
        try (Socket socket = open(port)) {
            String type = "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n";
            send(socket, head("POST", target, token) + type + "Connection: close\r\n\r\n");
            sendChunks(socket, body);
            send(socket, "0\r\n\r\n");
            return read(socket);
        }
    }

    private static void sendChunks(Socket socket, byte[] body) throws IOException {
        OutputStream out = socket.getOutputStream();
        for (int start = 0; start < body.length; start += CHUNK) {
            byte[] chunk = Arrays.copyOfRange(body, start, Math.min(start + CHUNK, body.length));
            send(socket, Integer.toHexString(chunk.length) + "\r\n");
            out.write(chunk);
            send(socket, "\r\n");
        }
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String head(String method, String target, String token) {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private RawHttp() {}
}
