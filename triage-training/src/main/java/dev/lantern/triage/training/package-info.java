// SPDX-License-Identifier: Apache-2.0
/** Trains the classifier of triage from labelled texts and measures it; never part of a running service. */
package dev.lantern.triage.training;
