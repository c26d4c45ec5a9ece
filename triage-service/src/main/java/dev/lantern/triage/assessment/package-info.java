// SPDX-License-Identifier: Apache-2.0
/** Assessments of seekers' messages: made when a message arrives, kept without its words, published, read again. */
package dev.lantern.triage.assessment;
