// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that may help, in one language.
 *
 * @param id the name that its translations share, then the locale: {@code paced-breathing-en}
 * @param region two-letter country code of a hotline; absent where it fits everywhere
 * @param helps what it may do for somebody, in one sentence that fits every topic it is for; ends a recommendation's reason
 * @param stressors what it is for, by the catalogue's own names
 * @param sources where the method comes from
 * @param reviewedBy a role, never an invented person
 */
public record CopingResource(
        String id,
        Kind kind,
        String locale,
        @Nullable String region,
        String title,
        String summary,
        String helps,
        String body,
        List<String> stressors,
        List<String> emotions,
        String sources,
        String reviewedBy,
        LocalDate verifiedAt) {}
