// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    void hasRoomForSoManyAndThenForOneMoreWithEachThatEnds() {
        for (String name : List.of("1", "2", "3")) {
            add(name, name);
        }
        assertThat(roomAfter).containsExactly("1", "2");
        underWay.get("2").complete(null);
        assertThat(roomAfter).containsExactly("1", "2", "3");
        add("4", "4");
        assertThat(roomAfter).containsExactly("1", "2", "3");
        underWay.get("1").complete(null);
        assertThat(roomAfter).containsExactly("1", "2", "3", "4");
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
    void hasRoomForOthersHoweverMuchOfOneKeyWaits() {
        for (String name : List.of("a1", "a2", "a3", "a4")) {
            add("a", name);
        }
        add("b", "b1");
        assertThat(started).containsExactly("a1", "b1");
        assertThat(roomAfter).containsExactly("a1", "a2", "a3", "a4", "b1");
    }

    @Test
    void hasNoRoomWhereTooMuchOfOneKeyWaits() {
        for (int number = 1; number <= 3 * 16; number++) {
            add("a", "a" + number);
        }
        assertThat(roomAfter).hasSize(3 * 16 - 1);
        underWay.get("a1").complete(null);
        assertThat(roomAfter).hasSize(3 * 16);
    }

    @Test
    void goesOnAfterWorkThatThrows() {
        lanes.add("a", Runnable::run, () -> {
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
        lanes.add("a", there::add, () -> {
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
        lanes.add(key, Runnable::run, () -> {
                    started.add(name);
                    return Uni.createFrom().emitter(emitter -> underWay.put(name, emitter));
                })
                .subscribe()
                .with(room -> roomAfter.add(name));
    }
}
