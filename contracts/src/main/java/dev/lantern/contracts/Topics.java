// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.util.List;
import java.util.Map;

/** Topic names: owner.event-in-past-tense. The name is also the CloudEvents type. */
public final class Topics {
    public static final String MESSAGE_POSTED = "chat.message-posted";
    public static final String MESSAGE_SCREENED = "chat.message-screened";
    public static final String TRANSCRIPT_SHARED = "chat.transcript-shared";
    public static final String HUMAN_REQUESTED = "chat.human-requested";
    public static final String CONVERSATION_CLOSED = "chat.conversation-closed";
    public static final String REPLY_REJECTED = "chat.reply-rejected";
    public static final String MESSAGE_ASSESSED = "triage.message-assessed";
    public static final String RESOURCES_RECOMMENDED = "resource.resources-recommended";
    public static final String CASE_CHANGED = "escalation.case-changed";
    public static final String COUNSELOR_REPLIED = "escalation.counselor-replied";

    /** Partitions of each topic; the dead-letter topics have one. */
    public static final int PARTITIONS = 12;

    /** Suffix of the topic that takes what a consumer of the topic could not read. */
    public static final String DEAD_LETTER_SUFFIX = ".dlq";

    /** The topic of each type of event. */
    public static final Map<Class<? extends Event>, String> BY_TYPE = Map.of(
            MessagePosted.class, MESSAGE_POSTED,
            MessageScreened.class, MESSAGE_SCREENED,
            TranscriptShared.class, TRANSCRIPT_SHARED,
            HumanRequested.class, HUMAN_REQUESTED,
            ConversationClosed.class, CONVERSATION_CLOSED,
            ReplyRejected.class, REPLY_REJECTED,
            MessageAssessed.class, MESSAGE_ASSESSED,
            ResourcesRecommended.class, RESOURCES_RECOMMENDED,
            CaseChanged.class, CASE_CHANGED,
            CounselorReplied.class, COUNSELOR_REPLIED);

    /** Every topic, in alphabetical order, without the dead-letter topics. */
    public static final List<String> ALL = BY_TYPE.values().stream().sorted().toList();

    /** Topics that carry sealed text: kept 7 days at most. */
    public static final List<String> SEALED = List.of(MESSAGE_POSTED, TRANSCRIPT_SHARED, COUNSELOR_REPLIED);

    private Topics() {}
}
