// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Signal;
import jakarta.persistence.Converter;

/** Signals in one column. */
@Converter
public class SignalsJson extends JsonList<Signal> {
    public SignalsJson() {
        super(Signal.class);
    }
}
