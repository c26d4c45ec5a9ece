// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LineTest {

    private final Line line = new Line(2);
    private final List<CompletableFuture<String>> begun = new ArrayList<>();

    @Test
    void beginsTheNextLookWhenOneEnds() {
        look();
        look();
        UniAssertSubscriber<String> third = look();
        assertThat(begun).hasSize(2);

        begun.getFirst().complete("first");
        assertThat(begun).hasSize(3);

        begun.getLast().complete("third");
        third.assertCompleted().assertItem("third");
    }

    @Test
    void losesNoTurnToALookThatFails() {
        look();
        UniAssertSubscriber<String> failing = look();
        begun.getLast().completeExceptionally(new IllegalStateException("no database"));
        failing.assertFailedWith(IllegalStateException.class, "no database");
        line.inTurn(Runnable::run, () -> {
                    throw new IllegalStateException("not even begun");
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(IllegalStateException.class, "not even begun");

        look();
        assertThat(begun).hasSize(3);
    }

    private UniAssertSubscriber<String> look() {
        return line.inTurn(Runnable::run, this::begin).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private Uni<String> begin() {
        var look = new CompletableFuture<String>();
        begun.add(look);
        return Uni.createFrom().completionStage(look);
    }
}
