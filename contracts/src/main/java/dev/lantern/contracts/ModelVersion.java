// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

/** Which model gave an opinion. */
public record ModelVersion(String name, String version) {
    public ModelVersion {
        Contract.require(name, "model.name");
        Contract.require(version, "model.version");
    }
}
