// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Urgency;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A thread between one seeker and the assistant or a counselor. Its row lock orders everything that happens in it. */
@Entity
public class Conversation {

    @Id
    UUID id;

    String clinicId;
    String seekerSource;
    String seekerSubject;
    String locale;
    String region;
    String consentVersion;
    boolean consentMemory;

    @Enumerated(EnumType.STRING)
    Status status = Status.OPEN;

    @Enumerated(EnumType.STRING)
    Handler handler = Handler.ASSISTANT;

    String holder;
    long lastSequence;
    long lastEvent;

    @Enumerated(EnumType.STRING)
    Urgency urgency = Urgency.NONE;

    long resolvedThrough;
    long caseVersion;

    @Enumerated(EnumType.STRING)
    Urgency caseUrgency;

    boolean humanRequested;
    Instant createdAt;
    Instant closedAt;

    public UUID id() {
        return id;
    }

    public String clinicId() {
        return clinicId;
    }

    public Seeker seeker() {
        return new Seeker(seekerSource, seekerSubject);
    }

    public String locale() {
        return locale;
    }

    public @Nullable String region() {
        return region;
    }

    /** The highest verdict on a message or a questionnaire since the last resolved case. */
    public Urgency urgency() {
        return urgency;
    }

    public Handler handler() {
        return handler;
    }

    public @Nullable String holder() {
        return holder;
    }

    /** Of the last message in it, whoever wrote it. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Of the last event in its stream; every message is one. */
    public long lastEvent() {
        return lastEvent;
    }

    public boolean isClosed() {
        return status == Status.CLOSED;
    }

    /** While someone is in danger and no person answers, the crisis protocol does. */
    public boolean isInCrisis() {
        return urgency.atLeast(Urgency.HIGH)
                || (handler == Handler.QUEUE && caseUrgency != null && caseUrgency.atLeast(Urgency.HIGH));
    }

    public boolean humanRequested() {
        return humanRequested;
    }

    /**
     * Takes note of a verdict on the message at {@code sequence}.
     *
     * @return whether this verdict is what first raises the conversation to HIGH or above
     */
    public boolean raise(Urgency verdict, long sequence) {
        if (sequence <= resolvedThrough) {
            return false;
        }
        // Not isInCrisis: news of a case brings no words of its own, and may come before the verdict that opened it.
        boolean first = verdict.atLeast(Urgency.HIGH) && !urgency.atLeast(Urgency.HIGH);
        urgency = urgency.max(verdict);
        return first;
    }

    /** A person was asked for; {@code false} when one has been asked for or is there already. */
    public boolean askForHuman() {
        boolean asks = handler == Handler.ASSISTANT && !humanRequested;
        humanRequested = true;
        return asks;
    }

    void close(Instant now) {
        status = Status.CLOSED;
        closedAt = now;
    }

    /**
     * Follows the case. Older news than what is known changes nothing.
     *
     * @return whether another one answers now
     */
    public boolean follow(CaseChanged news) {
        if (news.caseVersion() <= caseVersion) {
            return false;
        }
        caseVersion = news.caseVersion();
        if (news.change().equals(CaseChanged.RESOLVED)) {
            caseUrgency = null;
            humanRequested = false;
            if (news.resolvedThrough() != null) {
                resolvedThrough = Math.max(resolvedThrough, news.resolvedThrough());
            }
            return handTo(Handler.ASSISTANT, null);
        }
        caseUrgency = news.urgency();
        return switch (news.status()) {
            case "claimed" -> handTo(Handler.COUNSELOR, news.holder());
            default -> handTo(Handler.QUEUE, null);
        };
    }

    /** A reply implies the claim that it was written under, when that is news. */
    public boolean followReply(long version, String repliedBy, Urgency replyUrgency) {
        if (version <= caseVersion) {
            return false;
        }
        caseVersion = version;
        caseUrgency = replyUrgency;
        return handTo(Handler.COUNSELOR, repliedBy);
    }

    /** After a resolve: what the messages that it did not settle say. */
    public void urgencyAfterResolve(Urgency highest) {
        urgency = highest;
    }

    public long caseVersion() {
        return caseVersion;
    }

    public long resolvedThrough() {
        return resolvedThrough;
    }

    private boolean handTo(Handler next, @Nullable String nextHolder) {
        boolean changed = handler != next || !java.util.Objects.equals(holder, nextHolder);
        handler = next;
        holder = nextHolder;
        return changed;
    }
}
