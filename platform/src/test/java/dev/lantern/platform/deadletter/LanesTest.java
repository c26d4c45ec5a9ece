// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes(3);
    private final List<String> started = new ArrayList<>();
    private final List<String> roomAfter = new ArrayList<>();
    private final Map<String, UniEmitter<? super Void>> underWay = new HashMap<>();

    @Test
    void runsDifferentKeysAtOnceAndOneKeyInOrder() {
        add("a", "a1");
        add("a", "a2");
        add("b", "b1");
        assertThat(started).containsExactly("a1", "b1");
        underWay.get("a1").complete(null);
        assertThat(started).containsExactly("a1", "b1", "a2");
    }

    @Test
    void startsSoManyAtOnceAndTheNextWhenOneEnds() {
        for (String name : List.of("1", "2", "3", "4", "5")) {
            add(name, name);
        }
        assertThat(started).containsExactly("1", "2", "3");
        underWay.get("2").complete(null);
        assertThat(started).containsExactly("1", "2", "3", "4");
    }

    @Test
    void letsOtherKeysHaveTheirTurnBeforeTheSameOneGoesOn() {
        for (String name : List.of("a1", "b1", "c1", "a2", "d1")) {
            add(name.substring(0, 1), name);
        }
        underWay.get("a1").complete(null);
        underWay.get("d1").complete(null);
        assertThat(started).containsExactly("a1", "b1", "c1", "d1", "a2");
    }

    @Test
    void letsUrgentWorkOvertake() {
        for (String name : List.of("1", "2", "3", "4", "5")) {
            add(name, name);
        }
        addUrgent("6", "6");
        assertThat(started).as("a place of its own").containsExactly("1", "2", "3", "6");
        addUrgent("7", "7");
        assertThat(started).as("one place").containsExactly("1", "2", "3", "6");
        underWay.get("1").complete(null);
        underWay.get("2").complete(null);
        assertThat(started).containsExactly("1", "2", "3", "6", "7");
        underWay.get("3").complete(null);
        assertThat(started).containsExactly("1", "2", "3", "6", "7", "4");
    }

    @Test
    void letsWhoWaitsKeepTheirPlaceWhateverElseComesFromThem() {
        for (String name : List.of("1", "2", "3", "a1", "b1", "a2")) {
            add(name.substring(0, 1), name);
        }
        addUrgent("s", "s1");
        addUrgent("u", "u1");
        addUrgent("v", "v1");
        add("u", "u2");
        addUrgent("u", "u3");
        for (String name : List.of("1", "2", "u1", "v1", "u2", "s1", "3", "u3")) {
            underWay.get(name).complete(null);
        }
        assertThat(started).startsWith("1", "2", "3", "s1", "u1", "v1").containsSubsequence("u2", "u3", "a1", "b1");
    }

    @Test
    void hastensWhatComesBeforeUrgentWorkUnderItsKey() {
        for (String name : List.of("1", "2", "3", "4")) {
            add(name, name);
        }
        add("a", "a1");
        add("a", "a2");
        addUrgent("a", "a3");
        add("a", "a4");
        for (String name : List.of("a1", "a2", "a3")) {
            underWay.get(name).complete(null);
        }
        underWay.get("1").complete(null);
        underWay.get("4").complete(null);
        assertThat(started).containsExactly("1", "2", "3", "a1", "a2", "a3", "4", "a4");
    }

    @Test
    void hasRoomUntilItHasTakenInSoManyAndThenForOneMoreWithEachThatEnds() {
        for (int number = 1; number <= Lanes.SEEN_AHEAD; number++) {
            add("" + number % 7, "" + number);
        }
        assertThat(roomAfter).hasSize(Lanes.SEEN_AHEAD - 1);
        underWay.get("1").complete(null);
        assertThat(roomAfter).hasSize(Lanes.SEEN_AHEAD);
        add("8", "late");
        assertThat(roomAfter).hasSize(Lanes.SEEN_AHEAD);
        underWay.get("2").complete(null);
        assertThat(roomAfter).hasSize(Lanes.SEEN_AHEAD + 1);
    }

    @Test
    void hasNoRoomWhileItHoldsSoManyBytes() {
        add("a", false, "a", 1);
        add("b", false, "b", Lanes.BYTES_AHEAD);
        add("c", false, "c", Lanes.BYTES_AHEAD);
        assertThat(roomAfter).containsExactly("a");
        underWay.get("b").complete(null);
        assertThat(roomAfter).containsExactly("a");
        underWay.get("c").complete(null);
        assertThat(roomAfter).containsExactly("a", "b", "c");
    }

    @Test
    void doesEverythingOnceAndInOrderHoweverItIsMixed() {
        var random = new Random(42);
        Map<String, List<Integer>> given = new HashMap<>();
        for (int number = 0; number < 5_000; number++) {
            String key = "" + random.nextInt(40);
            given.computeIfAbsent(key, ignored -> new ArrayList<>()).add(number);
            add(key, random.nextInt(10) == 0, key + ":" + number);
            while (random.nextInt(3) != 0 && !underWay.isEmpty()) {
                endOne(random);
            }
            assertThat(underWay.size()).isLessThanOrEqualTo(4);
        }
        while (!underWay.isEmpty()) {
            endOne(random);
        }
        assertThat(roomAfter).hasSize(5_000);
        Map<String, List<Integer>> done = new HashMap<>();
        started.forEach(name -> done.computeIfAbsent(name.split(":")[0], ignored -> new ArrayList<>())
                .add(Integer.valueOf(name.split(":")[1])));
        assertThat(done).isEqualTo(given);
    }

    private void endOne(Random random) {
        String name = List.copyOf(underWay.keySet()).get(random.nextInt(underWay.size()));
        underWay.remove(name).complete(null);
    }

    @Test
    void goesOnAfterWorkThatFails() {
        add("a", "a1");
        add("a", "a2");
        add("a", "a3");
        underWay.get("a1").fail(new IllegalStateException("no broker"));
        assertThat(started).containsExactly("a1", "a2");
        assertThat(roomAfter).containsExactly("a1", "a2", "a3");
    }

    @Test
    void goesOnAfterWorkThatThrows() {
        lanes.add("a", false, 1, Runnable::run, () -> {
                    throw new IllegalStateException("a mistake of ours");
                })
                .subscribe()
                .with(room -> roomAfter.add("a1"));
        add("a", "a2");
        assertThat(started).containsExactly("a2");
        assertThat(roomAfter).containsExactly("a1", "a2");
    }

    @Test
    void runsWorkWhereItIsToldTo() {
        List<Runnable> there = new ArrayList<>();
        lanes.add("a", false, 1, there::add, () -> {
                    started.add("a1");
                    return Uni.createFrom().voidItem();
                })
                .subscribe()
                .with(room -> roomAfter.add("a1"));
        assertThat(started).isEmpty();
        assertThat(roomAfter).isEmpty();
        there.forEach(Runnable::run);
        assertThat(started).containsExactly("a1");
        assertThat(roomAfter).containsExactly("a1");
    }

    private void add(String key, String name) {
        add(key, false, name);
    }

    private void addUrgent(String key, String name) {
        add(key, true, name);
    }

    private void add(String key, boolean urgent, String name) {
        add(key, urgent, name, 1);
    }

    private void add(String key, boolean urgent, String name, int bytes) {
        lanes.add(key, urgent, bytes, Runnable::run, () -> {
                    started.add(name);
                    return Uni.createFrom().emitter(emitter -> underWay.put(name, emitter));
                })
                .subscribe()
                .with(room -> roomAfter.add(name));
    }
}
