// SPDX-License-Identifier: Apache-2.0
/** The desk of a clinic: its live stream, how its surroundings are, and what operators watch. */
package dev.lantern.escalation.desk;
