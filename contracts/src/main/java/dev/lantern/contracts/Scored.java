// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

/**
 * An emotion or a stressor with its strength.
 *
 * @param name lower-case English name, for example {@code sleep}
 * @param score strength, 0 to 1
 */
public record Scored(String name, double score) {
    public Scored {
        Contract.require(name, "name");
    }
}
