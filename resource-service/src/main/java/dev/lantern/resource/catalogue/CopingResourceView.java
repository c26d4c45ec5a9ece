// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resource as a reader sees it; in lists without its body. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CopingResourceView(
        String id,
        Kind kind,
        String locale,
        @Nullable String region,
        String title,
        String summary,
        @Nullable String body,
        List<String> stressors,
        List<String> emotions,
        String sources,
        String reviewedBy,
        LocalDate verifiedAt) {

    static CopingResourceView of(CopingResource resource) {
        return view(resource, resource.body());
    }

    static CopingResourceView listed(CopingResource resource) {
        return view(resource, null);
    }

    private static CopingResourceView view(CopingResource resource, @Nullable String body) {
        return new CopingResourceView(
                resource.id(),
                resource.kind(),
                resource.locale(),
                resource.region(),
                resource.title(),
                resource.summary(),
                body,
                resource.stressors(),
                resource.emotions(),
                resource.sources(),
                resource.reviewedBy(),
                resource.verifiedAt());
    }
}
