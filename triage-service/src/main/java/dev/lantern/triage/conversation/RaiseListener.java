// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.contracts.MessageScreened;
import io.smallrye.mutiny.Uni;

/** Hears of conversations that came to HIGH or above by what is no message, so that no assessment told of it. */
public interface RaiseListener {

    /**
     * Within the caller's transaction, which has locked the conversation.
     *
     * @param by what raised it, together with the messages before it
     */
    Uni<Void> raised(Conversation locked, MessageScreened by);
}
