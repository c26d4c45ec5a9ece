// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import dev.lantern.contracts.Urgency;

/** One signal phrase in a text, read with the words around it. */
record Sign(PhraseBook.Match match, String kind, Strength strength, String subject, Urgency urgency, boolean denied) {

    static Sign denied(PhraseBook.Match match, String kind, Strength strength, String subject) {
        return new Sign(match, kind, strength, subject, Urgency.LOW, true);
    }

    Sign with(Urgency changed) {
        return new Sign(match, kind, strength, subject, changed, denied);
    }

    /** People in no danger say it too. */
    boolean open() {
        return match.phrase().is("open");
    }

    boolean shows(Urgency level) {
        return urgency.atLeast(level);
    }
}
