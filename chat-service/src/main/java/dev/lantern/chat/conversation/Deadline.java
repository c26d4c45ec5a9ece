// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import java.util.List;

/** The kinds of deadline that a message can have. */
public final class Deadline {

    /** Triage has said nothing of a message: the screen speaks. */
    public static final String TRIAGE_SILENCE = "triage-silence";

    /** As {@link #TRIAGE_SILENCE}, of a message in danger, which must not wait behind those that are not. */
    public static final String DANGER_SILENCE = "danger-silence";

    /** Every message has one of these until the first verdict. */
    public static final List<String> SILENCES = List.of(TRIAGE_SILENCE, DANGER_SILENCE);

    /** The one answer to a message is not written yet. */
    public static final String ANSWER_OWED = "answer-owed";

    /**
     * A counselor has given the conversation back, and the answer to what the seeker wrote last is not written yet. Unlike
     * {@link #ANSWER_OWED} it ends when the counselor's own words come after all.
     */
    public static final String LAST_WORD_OWED = "last-word-owed";

    /** A later verdict first raised the conversation: the extra crisis-protocol message is not written yet. */
    public static final String CRISIS_OWED = "crisis-owed";

    private Deadline() {}
}
