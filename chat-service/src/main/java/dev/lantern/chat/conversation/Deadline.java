// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

/** The kinds of deadline that a message can have. */
public final class Deadline {

    /** Triage has said nothing of a message: the screen speaks. */
    public static final String TRIAGE_SILENCE = "triage-silence";

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
