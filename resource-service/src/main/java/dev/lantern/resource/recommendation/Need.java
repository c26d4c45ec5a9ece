// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Urgency;
import dev.lantern.resource.catalogue.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one message calls for.
 *
 * @param topics the catalogue's names, strongest first; empty when the message calls for nothing
 */
record Need(
        String clinicId,
        UUID conversationId,
        Seeker seeker,
        UUID messageId,
        String locale,
        @Nullable String region,
        List<String> topics,
        Instant at) {

    static final String CRISIS = "crisis";
    static final String SAFETY = "safety";
    static final String GENERAL = "general";

    /** A hint of a stressor is not yet a stressor. */
    private static final double MENTIONED = 0.2;

    /** An emotion that stands for a stressor must be plain. */
    private static final double PLAIN = 0.5;

    /** Ordinary talk names friends, work and family and calls for nothing: more than one word must speak of it. */
    private static final double DWELT_ON = 0.7;

    private static final Set<String> PLEASANT = Set.of(
            "joy",
            "happiness",
            "gratitude",
            "relief",
            "pride",
            "love",
            "excitement",
            "amusement",
            "optimism",
            "contentment");

    static Need of(MessageAssessed message) {
        return new Need(
                message.clinicId(),
                message.conversationId(),
                message.seeker(),
                message.messageId(),
                message.locale(),
                message.region(),
                topics(message),
                message.assessedAt());
    }

    /** A screen tells of danger only, and so does chat of a questionnaire; {@code messageId} is then its response's. */
    static Need of(MessageScreened message) {
        return new Need(
                message.clinicId(),
                message.conversationId(),
                message.seeker(),
                message.messageId(),
                message.locale(),
                message.region(),
                message.urgency().atLeast(Urgency.HIGH) ? List.of(CRISIS) : List.of(),
                message.screenedAt());
    }

    boolean isSomething() {
        return !topics.isEmpty();
    }

    private static List<String> topics(MessageAssessed message) {
        // It comes again by chat, with the conversation that it counts in.
        if (message.instrument() != null) {
            return List.of();
        }
        if (message.urgency().atLeast(Urgency.HIGH)) {
            return List.of(CRISIS);
        }
        // Somebody who waits for a counselor is not sent off to an article.
        if (message.conversationUrgency().atLeast(Urgency.HIGH)) {
            return List.of();
        }
        return switch (message.urgency()) {
            case NONE -> pleasant(message) ? List.of() : names(message.stressors(), DWELT_ON);
            case MODERATE ->
                Stream.concat(Stream.of(SAFETY), distress(message).stream()).toList();
            default -> distress(message);
        };
    }

    /** Stressors; without any, the strongest emotion stands for them. */
    private static List<String> distress(MessageAssessed message) {
        List<String> stressors = names(message.stressors(), MENTIONED);
        if (!stressors.isEmpty()) {
            return stressors;
        }
        List<String> emotions = names(message.emotions(), PLAIN);
        return emotions.isEmpty() ? List.of(GENERAL) : emotions.subList(0, 1);
    }

    private static boolean pleasant(MessageAssessed message) {
        return message.emotions().stream()
                .max(Comparator.comparingDouble(Scored::score))
                .filter(emotion -> PLEASANT.contains(emotion.name()))
                .isPresent();
    }

    private static List<String> names(List<Scored> found, double from) {
        return found.stream()
                .filter(scored -> scored.score() >= from && !PLEASANT.contains(scored.name()))
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .map(scored -> Topics.canonical(scored.name()))
                .filter(Topics::knows)
                .distinct()
                .toList();
    }
}
