// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Opens the texts of a conversation, above all what was said in our own words: nothing is said twice. */
@ApplicationScoped
public class SaidTexts {

    private final SealedText sealed;

    SaidTexts(SealedText sealed) {
        this.sealed = sealed;
    }

    /**
     * The texts in the order of {@code said}, without those that cannot be opened: what was said is only not to be said
     * again, and a sentence said twice is better than no answer.
     */
    public Uni<List<String>> open(Conversation conversation, List<Messages.Said> said) {
        return Multi.createFrom()
                .iterable(said)
                .onItem()
                .transformToMultiAndConcatenate(each -> open(conversation, each.id(), each.sealedText())
                        .onFailure()
                        .recoverWithNull()
                        .toMulti())
                .collect()
                .asList();
    }

    /** The text of one message of any author. */
    public Uni<String> open(Conversation conversation, UUID message, String sealedText) {
        var context = new SealContext(conversation.clinicId(), conversation.seeker(), message);
        return sealed.open(context, sealedText);
    }
}
