// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where help is for one person.
 *
 * @param region whose lines these are; absent when neither region nor language tells
 * @param advice what to do where the lines may not be the right ones: set when the region was unknown or not given
 */
public record HotlinePack(
        @Nullable String region,
        List<Hotline> hotlines,
        List<Emergency> emergency,
        @Nullable String advice) {

    public HotlinePack {
        hotlines = List.copyOf(hotlines);
        emergency = List.copyOf(emergency);
    }

    /** An emergency number, with the service it reaches in the language that was asked for. */
    public record Emergency(String number, String name) {}
}
