// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.chat.assistant.Assistant;
import dev.lantern.chat.assistant.Crisis;
import dev.lantern.chat.assistant.CrisisProtocol;
import dev.lantern.chat.assistant.Turn;
import dev.lantern.chat.conversation.Conversation;
import dev.lantern.chat.conversation.Draft;
import dev.lantern.chat.conversation.Handler;
import dev.lantern.chat.conversation.Message;
import dev.lantern.chat.conversation.Messages;
import dev.lantern.chat.conversation.SaidTexts;
import dev.lantern.contracts.Urgency;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the words of an answer: the crisis protocol's where someone is in danger, else the assistant's. */
@ApplicationScoped
class Composer {

    static final String CRISIS = "crisis-protocol";
    static final String SCRIPT = "script";

    private final Assistant assistant;
    private final SaidTexts texts;
    private final ObjectMapper json;

    Composer(Assistant assistant, SaidTexts texts, ObjectMapper json) {
        this.assistant = assistant;
        this.texts = texts;
        this.json = json;
    }

    /** With {@code always}, the crisis protocol whatever the message's first verdict was. */
    Uni<Words> compose(Snapshot snapshot, boolean always) {
        return texts.open(snapshot.conversation(), snapshot.said())
                .chain(said -> always || isCrisis(snapshot.message(), snapshot.conversation())
                        ? crisis(snapshot, said)
                        : ordinary(snapshot, said));
    }

    /**
     * The crisis protocol for a seeker whose answers to a questionnaire are HIGH or above.
     *
     * @param region whose hotlines are named
     * @param ours what was said in the conversation in our own words
     */
    Uni<Words> questionnaire(
            Conversation conversation, @Nullable String region, List<Messages.Said> ours, Urgency urgency) {
        return texts.open(conversation, ours)
                .map(said -> crisis(new Crisis(
                        conversation.locale(),
                        urgency,
                        false,
                        Crisis.Moment.ANSWERED,
                        Crisis.OnDuty.UNKNOWN,
                        RegionHelplines.of(region, conversation.locale()),
                        said,
                        conversation.lastSequence() + 1)));
    }

    /** Whether {@code draft} is ordinary talk for what has become a crisis. */
    static boolean isOutdated(Draft draft, Message message, Conversation now) {
        return !CRISIS.equals(draft.origin()) && isCrisis(message, now) && now.handler() != Handler.COUNSELOR;
    }

    private static boolean isCrisis(Message message, Conversation conversation) {
        return isUrgent(message.verdict()) || conversation.isInCrisis();
    }

    private static boolean isUrgent(Urgency urgency) {
        return urgency != null && urgency.atLeast(Urgency.HIGH);
    }

    private Uni<Words> crisis(Snapshot snapshot, List<String> said) {
        Conversation conversation = snapshot.conversation();
        Message message = snapshot.message();
        boolean raised = isUrgent(message.urgency());
        Findings findings = Findings.read(json, message.findings());
        var crisis = new Crisis(
                conversation.locale(),
                raised ? message.urgency() : conversation.urgency(),
                raised ? findings.isAboutOther() : isAboutOther(snapshot.danger()),
                raised ? Crisis.Moment.RAISED : Crisis.Moment.WAITING,
                Crisis.OnDuty.UNKNOWN,
                RegionHelplines.of(conversation.region(), conversation.locale()),
                said,
                message.sequence());
        return Uni.createFrom().item(() -> crisis(crisis));
    }

    /** Who helps somebody else is asked about them, unless one message spoke of the writer's own trouble. */
    private boolean isAboutOther(List<@Nullable String> danger) {
        return !danger.isEmpty()
                && danger.stream().allMatch(found -> Findings.read(json, found).isAboutOther());
    }

    private static Words crisis(Crisis crisis) {
        return new Words(CrisisProtocol.text(crisis), CRISIS);
    }

    private Uni<Words> ordinary(Snapshot snapshot, List<String> said) {
        Message message = snapshot.message();
        Findings findings = Findings.read(json, message.findings());
        Urgency verdict = message.verdict() == null ? Urgency.NONE : message.verdict();
        return texts.open(snapshot.conversation(), message.id(), message.sealedText())
                .chain(text -> assistant.answer(new Turn(
                        snapshot.conversation().locale(),
                        text,
                        verdict,
                        findings.emotions(),
                        findings.stressors(),
                        findings.signals(),
                        said,
                        message.sequence())))
                .map(text -> new Words(text, SCRIPT));
    }

    /**
     * What an answer is composed from.
     *
     * @param danger once a message was HIGH or above, what was found in all that alarmed; else empty
     */
    record Snapshot(
            Conversation conversation, Message message, List<Messages.Said> said, List<@Nullable String> danger) {

        /** With what was found in this message, whose verdict was not noted yet when the others' findings were read. */
        Snapshot withDangerOfMessage() {
            boolean counts = message.sequence() > conversation.resolvedThrough()
                    && message.urgency().atLeast(Urgency.MODERATE);
            if (!counts || !isUrgent(conversation.urgency())) {
                return this;
            }
            var all = new ArrayList<>(danger);
            all.add(message.findings());
            return new Snapshot(conversation, message, said, all);
        }
    }

    /** An answer's text and where it comes from. */
    record Words(String text, String origin) {
        // A record would print the text: it must not reach a log by way of an exception.
        @Override
        public String toString() {
            return "Words[" + origin + "]";
        }
    }
}
