// SPDX-License-Identifier: Apache-2.0
/** Who answers a seeker's message, when, and with what: verdicts, the screen, the one answer. */
package dev.lantern.chat.answer;
