// SPDX-License-Identifier: Apache-2.0
/** How sensitive triage is in each clinic: what its supervisors chose within safe bounds, when and why. */
package dev.lantern.triage.threshold;
