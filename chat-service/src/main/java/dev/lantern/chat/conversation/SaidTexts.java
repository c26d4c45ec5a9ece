// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Opens what was said in our own words, so that nothing is said twice in a conversation. */
@ApplicationScoped
public class SaidTexts {

    private final SealedText sealed;

    SaidTexts(SealedText sealed) {
        this.sealed = sealed;
    }

    /** The texts in the order of {@code said}. */
    public Uni<List<String>> open(Conversation conversation, List<Messages.Said> said) {
        return Multi.createFrom()
                .iterable(said)
                .onItem()
                .transformToUniAndConcatenate(each -> open(conversation, each))
                .collect()
                .asList();
    }

    private Uni<String> open(Conversation conversation, Messages.Said said) {
        var context = new SealContext(conversation.clinicId(), conversation.seeker(), said.id());
        return sealed.open(context, said.sealedText());
    }
}
