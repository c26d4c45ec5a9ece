// SPDX-License-Identifier: Apache-2.0
/** Who answers a seeker's message or questionnaire, when, and with what: verdicts, the screen, the one answer. */
package dev.lantern.chat.answer;
