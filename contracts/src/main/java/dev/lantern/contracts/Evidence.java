// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

/**
 * Where in the assessed text a signal was found.
 *
 * @param start first UTF-16 code unit, inclusive
 * @param end last UTF-16 code unit, exclusive
 * @param signal the kind of the signal
 */
public record Evidence(int start, int end, String signal) {
    public Evidence {
        Contract.require(signal, "evidence.signal");
    }
}
