// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened in one clinic, as it is published on the topic of its type. */
public sealed interface Event
        permits MessagePosted,
                MessageScreened,
                TranscriptShared,
                HumanRequested,
                ConversationClosed,
                ReplyRejected,
                MessageAssessed,
                ResourcesRecommended,
                CaseChanged,
                CounselorReplied {

    /** The tenant that everything in this event belongs to. */
    String clinicId();

    /** Null only where the event belongs to a seeker and to no conversation of theirs. */
    @Nullable
    UUID conversationId();

    /** The key of the record, and the CloudEvents subject: events of one conversation stay in order. */
    default String key() {
        return conversationId().toString();
    }

    /** Whether somebody may be in danger: whoever is behind with events takes this one before those that are not. */
    default boolean urgent() {
        return false;
    }
}
