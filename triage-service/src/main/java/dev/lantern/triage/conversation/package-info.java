// SPDX-License-Identifier: Apache-2.0
/** What triage knows of a conversation: how urgent it is since the last resolved case, and how it came to be. */
package dev.lantern.triage.conversation;
