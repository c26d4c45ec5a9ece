// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.util.UUID;

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

    /** The key of the record: events of one conversation stay in order. */
    UUID conversationId();
}
