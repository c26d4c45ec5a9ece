// SPDX-License-Identifier: Apache-2.0
/** Validated questionnaires: what they ask, how answers are scored, and what a result obliges others to. */
package dev.lantern.triage.instrument;
