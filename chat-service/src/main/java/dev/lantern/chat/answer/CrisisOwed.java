// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import dev.lantern.chat.conversation.Deadline;
import dev.lantern.platform.deadline.DeadlineHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** An extra crisis-protocol message has been owed for too long, as after a crash: it is given now. */
@ApplicationScoped
class CrisisOwed implements DeadlineHandler {

    private final Answers answers;

    CrisisOwed(Answers answers) {
        this.answers = answers;
    }

    @Override
    public String kind() {
        return Deadline.CRISIS_OWED;
    }

    @Override
    public Uni<Void> fire(dev.lantern.platform.deadline.Deadline due) {
        return answers.giveOwed(due.clinicId(), due.subjectId(), kind());
    }
}
