// SPDX-License-Identifier: Apache-2.0
/** How often triage was right, in the eyes of the people who looked again. */
package dev.lantern.triage.quality;
