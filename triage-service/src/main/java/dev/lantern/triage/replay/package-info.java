// SPDX-License-Identifier: Apache-2.0
/** Reads stored messages again under the model of this build, before it is released, and tells what it would change. */
package dev.lantern.triage.replay;
