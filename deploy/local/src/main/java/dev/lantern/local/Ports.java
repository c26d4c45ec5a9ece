// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
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

    /** Fails with a sentence that names every port that is in use, or is wanted twice, and the flags that change it. */
    void requireFree(Iterable<Part> parts) {
        var wanted = new HashSet<Integer>();
        var taken = new ArrayList<String>();
        for (Part part : parts) {
            var own = part == Part.KAFKA ? List.of(of(part), kafkaController()) : List.of(of(part));
            for (int port : own) {
                if (!wanted.add(port)) {
                    throw new StartFailure("Port " + port + ", wanted for " + part.label()
                            + ", is another part's too; choose another with --" + part.label() + "-port.");
                }
                if (inUse(port)) {
                    taken.add(port + " (wanted for " + part.label() + ", --" + part.label() + "-port takes another)");
                }
            }
        }
        if (!taken.isEmpty()) {
            throw new StartFailure("In use already: port " + String.join(", ", taken)
                    + "; stop what listens there, or let" + " --free-ports choose.");
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
