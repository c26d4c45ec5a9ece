// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

/** Whether a conversation takes messages. */
enum Status {
    OPEN,
    CLOSED
}
