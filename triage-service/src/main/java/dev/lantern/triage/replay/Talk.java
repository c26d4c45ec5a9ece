// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import java.util.UUID;

/** A conversation of a clinic. */
record Talk(String clinic, UUID conversation) {}
