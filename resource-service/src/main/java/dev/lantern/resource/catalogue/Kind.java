// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lantern.platform.problem.Problem;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a resource is. */
@Schema(
        type = SchemaType.STRING,
        enumeration = {"exercise", "article", "plan", "hotline"})
public enum Kind {
    EXERCISE,
    ARTICLE,
    PLAN,
    HOTLINE;

    /** Reads the query value; called by JAX-RS. */
    public static Kind fromString(String text) {
        for (Kind kind : values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw Problem.invalid("kind", "must be exercise, article, plan or hotline");
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
