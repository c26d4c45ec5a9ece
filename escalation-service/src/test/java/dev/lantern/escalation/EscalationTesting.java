// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.HumanRequested;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.TranscriptShared;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.Ids;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Events as the other services send them, about one conversation of one clinic. */
public final class EscalationTesting {

    public static final String TEXT = "我不想活了，药都准备好了，今晚就走 🙂";

    public final String clinic;
    public final UUID conversation = Ids.next();
    public final Seeker seeker = new Seeker(Seeker.OIDC, "lin");

    public EscalationTesting(String clinic) {
        this.clinic = clinic;
    }

    /** A clinic that no other test knows. */
    public static String newClinic() {
        return "clinic-" + UUID.randomUUID();
    }

    /** Does reactive work as a request would, and waits for it. */
    public static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    public MessageAssessed assessed(long sequence, Urgency urgency) {
        return assessed(Ids.next(), sequence, urgency);
    }

    public MessageAssessed assessed(UUID message, long sequence, Urgency urgency) {
        return assessed(message, sequence, urgency, urgency);
    }

    public MessageAssessed assessed(UUID message, long sequence, Urgency urgency, Urgency conversationUrgency) {
        return new MessageAssessed(
                clinic,
                conversation,
                seeker,
                Ids.next(),
                message,
                sequence,
                "zh",
                "CN",
                urgency,
                conversationUrgency,
                0.9,
                "self",
                List.of(new Signal("suicidal-ideation", 0.9)),
                List.of(),
                List.of(),
                List.of(new Evidence(0, 5, "suicidal-ideation")),
                new ModelVersion("test", "1"),
                false,
                Instant.now(),
                null);
    }

    /** What triage publishes of a questionnaire of this seeker. */
    public MessageAssessed questionnaireAssessed(Urgency urgency) {
        return new MessageAssessed(
                clinic,
                null,
                seeker,
                Ids.next(),
                null,
                0,
                "zh",
                "CN",
                urgency,
                urgency,
                0.9,
                "self",
                List.of(new Signal("suicidal-ideation", 1)),
                List.of(),
                List.of(),
                List.of(),
                new ModelVersion("phq-9", "1"),
                false,
                Instant.now(),
                "phq-9");
    }

    /** Where chat says that a questionnaire counts. */
    public MessageScreened questionnaire(UUID response, long sequence, Urgency urgency) {
        return new MessageScreened(
                clinic,
                conversation,
                seeker,
                response,
                sequence,
                "zh",
                "CN",
                urgency,
                List.of(new Signal("suicidal-ideation", 1)),
                MessageScreened.QUESTIONNAIRE,
                Instant.now());
    }

    public HumanRequested humanRequested(long sequence) {
        return new HumanRequested(clinic, conversation, seeker, "zh", "CN", sequence, Instant.now());
    }

    public MessagePosted posted(UUID message, long sequence, String author, String sealedText) {
        return new MessagePosted(
                clinic,
                conversation,
                seeker,
                message,
                sequence,
                Author.of(author),
                sealedText,
                "zh",
                "CN",
                Instant.now(),
                null,
                null,
                null);
    }

    public TranscriptShared transcript(UUID caseId, List<TranscriptShared.Line> lines) {
        return new TranscriptShared(clinic, conversation, seeker, caseId, lines, Instant.now());
    }

    public static TranscriptShared.Line line(UUID message, long sequence, String author, String sealedText) {
        return new TranscriptShared.Line(message, sequence, Author.of(author), sealedText, Instant.now(), null, null);
    }
}
