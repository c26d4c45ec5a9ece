// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.contracts.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How urgent a conversation is, message by message: the highest verdict, what several messages mean together, and time.
 * Knows no clock and no store, so that a stored history can be read again.
 *
 * <p>Together follows what a clinician asks for after a wish to die: a plan, the means, a time, a farewell (the suicide
 * inquiry of SAFE-T, SAMHSA 2009: ideation, plan, behaviours, intent). Calmer words lower nothing, for a denial after a
 * wish is no all-clear. Only time does, slowly, or a person who resolves the case.
 */
final class Trajectory {

    /** Messages this close in time are read together. */
    static final Duration TOGETHER = Duration.ofHours(24);

    /** A level falls by one step for each such time in which nothing at MODERATE or above was said, down to LOW. */
    static final Duration STEP_DOWN = Duration.ofDays(7);

    /** A time alone ("tonight") answers one of the writer's messages that went right before it. */
    private static final int ANSWERS = 3;

    private static final Set<String> WISHES = Set.of("suicidal-ideation", "suicide-plan", "attempt");
    private static final String MEANS = "suicide-means";
    private static final String GOODBYE = "goodbye";
    private static final String HOPELESS = "hopelessness";

    private final boolean resolvedBefore;
    private final Deque<Point> recent = new ArrayDeque<>();
    private Urgency level = Urgency.NONE;
    private Instant serious = Instant.MIN;
    private boolean highOfItself;

    /**
     * What is found in one message.
     *
     * @param signals kinds that were found, those of a low level too
     * @param soon whether the text is little more than a time that is near
     */
    record Point(long sequence, Instant at, Urgency urgency, Set<String> signals, boolean soon) {

        /** The screen and triage may both judge a message. */
        private Point and(Point other) {
            var both = new HashSet<>(signals);
            both.addAll(other.signals);
            return new Point(sequence, at, urgency.max(other.urgency), both, soon || other.soon);
        }

        private boolean wish(Urgency least) {
            return urgency.atLeast(least) && signals.stream().anyMatch(WISHES::contains);
        }

        private boolean says(String signal) {
            return signals.contains(signal);
        }
    }

    /**
     * @param resolvedBefore whether a person has resolved a case of this conversation: from then on only a message that
     *     is HIGH by itself begins to build up
     */
    Trajectory(boolean resolvedBefore) {
        this.resolvedBefore = resolvedBefore;
    }

    /** Takes the next message, in their order, and returns the conversation's level with it. */
    Urgency add(Point next) {
        level = at(next.at());
        recent.removeIf(earlier -> earlier.at().isBefore(next.at().minus(TOGETHER)));
        boolean again = !recent.isEmpty() && recent.getLast().sequence() == next.sequence();
        Point message = again ? recent.removeLast().and(next) : next;
        recent.addLast(message);
        highOfItself |= next.urgency().atLeast(Urgency.HIGH);
        Urgency now = resolvedBefore && !highOfItself
                ? next.urgency()
                : next.urgency().max(together(message));
        if (now.atLeast(Urgency.MODERATE)) {
            serious = next.at();
        }
        level = level.max(now);
        return level;
    }

    /** The level when nothing more is said until {@code now}. */
    Urgency at(Instant now) {
        Urgency left = level;
        Instant until = serious.equals(Instant.MIN) ? Instant.MAX : serious.plus(STEP_DOWN);
        while (left.atLeast(Urgency.MODERATE) && !now.isBefore(until)) {
            left = Urgency.values()[left.ordinal() - 1];
            until = until.plus(STEP_DOWN);
        }
        return left;
    }

    private Urgency together(Point last) {
        boolean thought = any(point -> point.wish(Urgency.HIGH));
        boolean wish = any(point -> point.wish(Urgency.MODERATE));
        boolean means = any(point -> point.says(MEANS));
        long goodbyes = count(point -> point.says(GOODBYE));
        if (wish && (means || goodbyes > 1) || thought && goodbyes > 0 || last.soon() && (means || justBefore())) {
            return Urgency.IMMINENT;
        }
        if (wish && goodbyes > 0 || goodbyes > 2 || count(point -> point.wish(Urgency.MODERATE)) > 2) {
            return Urgency.HIGH;
        }
        return goodbyes > 1 || count(point -> point.says(HOPELESS)) > 2 ? Urgency.MODERATE : Urgency.NONE;
    }

    /** Whether a wish to die is what a time alone answers. */
    private boolean justBefore() {
        return recent.stream()
                .skip(Math.max(0, recent.size() - 1 - ANSWERS))
                .limit(ANSWERS)
                .anyMatch(point -> point.wish(Urgency.MODERATE));
    }

    private boolean any(Predicate<Point> says) {
        return recent.stream().anyMatch(says);
    }

    private long count(Predicate<Point> says) {
        return recent.stream().filter(says).count();
    }
}
