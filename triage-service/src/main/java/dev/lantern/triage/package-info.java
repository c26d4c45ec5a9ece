// SPDX-License-Identifier: Apache-2.0
/** Says how soon a human must answer: by message, by conversation and by questionnaire. */
package dev.lantern.triage;
