// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.intake;

import dev.lantern.contracts.TranscriptShared;
import dev.lantern.escalation.cases.ConversationLines;
import dev.lantern.platform.deadletter.Deliveries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Adds the messages from before a case's opening. */
@ApplicationScoped
class TranscriptSharedConsumer {

    private static final String NAME = "transcript-shared";

    private final Deliveries deliveries;
    private final ConversationLines lines;

    TranscriptSharedConsumer(Deliveries deliveries, ConversationLines lines) {
        this.deliveries = deliveries;
        this.lines = lines;
    }

    @Incoming(NAME)
    Uni<Void> consume(Message<byte[]> message) {
        return deliveries.once(message, NAME, TranscriptShared.class, lines::shared);
    }
}
