// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

/**
 * What the classifier of one language makes of a text.
 *
 * @param alarm probability that a human should see it
 * @param urgent probability that a human should see it soon
 */
record Reading(Classifier classifier, Grams grams, double alarm, double urgent) {

    Language language() {
        return grams.language();
    }
}
