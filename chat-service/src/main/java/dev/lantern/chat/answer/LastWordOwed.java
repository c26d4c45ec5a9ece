// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import dev.lantern.chat.conversation.Deadline;
import dev.lantern.platform.deadline.DeadlineHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** A counselor has given the conversation back: what the seeker wrote last is answered now. */
@ApplicationScoped
class LastWordOwed implements DeadlineHandler {

    private final Answers answers;

    LastWordOwed(Answers answers) {
        this.answers = answers;
    }

    @Override
    public String kind() {
        return Deadline.LAST_WORD_OWED;
    }

    @Override
    public Uni<Void> fire(dev.lantern.platform.deadline.Deadline due) {
        return answers.giveOwed(due.clinicId(), due.subjectId(), kind());
    }
}
