// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

/**
 * One thing a text shows.
 *
 * @param kind one of {@link SignalKinds}; consumers ignore kinds that they do not know
 * @param score strength, 0 to 1
 */
public record Signal(String kind, double score) {
    public Signal {
        Contract.require(kind, "signal.kind");
    }
}
