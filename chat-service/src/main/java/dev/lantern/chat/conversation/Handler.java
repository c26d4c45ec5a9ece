// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

/** Who answers in a conversation. */
public enum Handler {
    ASSISTANT,
    /** The assistant, while a case waits for a person. */
    QUEUE,
    COUNSELOR
}
