// SPDX-License-Identifier: Apache-2.0
/** Conversations, their messages in order, and the stream that shows them as they come. */
package dev.lantern.chat.conversation;
