// SPDX-License-Identifier: Apache-2.0
/** Between assistant and people: asking for one, cases as escalation reports them, counselors' replies. */
package dev.lantern.chat.handoff;
