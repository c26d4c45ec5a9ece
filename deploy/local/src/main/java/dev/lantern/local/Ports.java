// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Which part listens where, always on loopback. Kafka's controller takes the port after Kafka's. */
public record Ports(Map<Part, Integer> numbers) {
    // Below the range from which the system takes ports of outgoing connections, so that a killed server finds its
    // port free when it comes back.
    private static final int FREE_FROM = 18_000;
    private static final int FREE_TO = 32_000;

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    public static Ports defaults() {
        var numbers = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            numbers.put(part, part.defaultPort());
        }
        return new Ports(numbers);
    }

    /** Ports that nobody listens on now. */
    public static Ports free() {
        var numbers = new EnumMap<Part, Integer>(Part.class);
        var taken = new HashSet<Integer>();
        for (Part part : Part.values()) {
            numbers.put(part, freePort(taken));
        }
        return new Ports(numbers);
    }

    public Ports with(Part part, int port) {
        var changed = new EnumMap<>(numbers);
        changed.put(part, port);
        return new Ports(changed);
    }

    public int of(Part part) {
        return numbers.get(part);
    }

    int kafkaController() {
        return of(Part.KAFKA) + 1;
    }

    /** Fails with a sentence that names the first port that is in use and the flag that changes it. */
    void requireFree(Iterable<Part> parts) {
        for (Part part : parts) {
            requireFree(part, of(part));
            if (part == Part.KAFKA) {
                requireFree(part, kafkaController());
            }
        }
    }

    private static void requireFree(Part part, int port) {
        if (inUse(port)) {
            throw new StartFailure("Port " + port + ", wanted for " + part.label()
                    + ", is in use; stop what listens there or choose another with --" + part.label() + "-port.");
        }
    }

    static boolean inUse(int port) {
        // A listener on every address does not always hinder a bind to one of them: ask both ways.
        try (var client = new Socket()) {
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException _) {
            return !canBind(port);
        }
    }

    private static boolean canBind(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** A free port whose successor is free too, neither of them taken yet; both are then marked as taken. */
    static int freePort(Set<Integer> taken) {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO);
            boolean fresh = !taken.contains(port) && !taken.contains(port + 1);
            if (fresh && !inUse(port) && !inUse(port + 1)) {
                taken.add(port);
                taken.add(port + 1);
                return port;
            }
        }
    }
}
