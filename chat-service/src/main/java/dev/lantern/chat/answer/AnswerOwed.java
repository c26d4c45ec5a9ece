// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import dev.lantern.chat.conversation.Deadline;
import dev.lantern.platform.deadline.DeadlineHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** An answer has been owed for too long, as after a crash: it is given now. */
@ApplicationScoped
class AnswerOwed implements DeadlineHandler {

    private final Answers answers;

    AnswerOwed(Answers answers) {
        this.answers = answers;
    }

    @Override
    public String kind() {
        return Deadline.ANSWER_OWED;
    }

    @Override
    public Uni<Void> fire(dev.lantern.platform.deadline.Deadline due) {
        return answers.giveOwed(due.clinicId(), due.subjectId(), kind());
    }
}
