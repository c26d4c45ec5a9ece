// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import dev.lantern.platform.deadline.Deadline;
import dev.lantern.platform.deadline.DeadlineHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * As {@link TriageSilence}, of messages in which the screen heard danger as they came: workers of their own have them, so
 * that none waits behind ordinary talk when triage is behind with all of it.
 */
@ApplicationScoped
class DangerSilence implements DeadlineHandler {

    private final TriageSilence silence;

    DangerSilence(TriageSilence silence) {
        this.silence = silence;
    }

    @Override
    public String kind() {
        return dev.lantern.chat.conversation.Deadline.DANGER_SILENCE;
    }

    @Override
    public Uni<Void> fire(Deadline due) {
        return silence.fire(due);
    }
}
