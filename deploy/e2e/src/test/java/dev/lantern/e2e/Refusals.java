// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lantern.e2e.client.Answer;
import dev.lantern.e2e.client.Api;
import org.junit.jupiter.api.DynamicTest;

/** What a refusal must look like: a problem (RFC 9457) that quotes nothing of its request. */
final class Refusals {
    /** Stands in every request that is refused, so that an answer that quotes its request is found out. */
    static final String ECHO = "Zephyrquote42";

    private Refusals() {}

    static DynamicTest query(String what, Api api, String path, Integer... statuses) {
        return dynamicTest(what, () -> assertProblem(api.get(path), statuses));
    }

    static void assertProblem(Answer answer, Integer... statuses) {
        assertThat(answer.status())
                .as("status of %s with %s", answer.request(), answer.body())
                .isIn((Object[]) statuses);
        assertThat(answer.contentType())
                .as("content type of %s", answer.request())
                .startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        for (String member : new String[] {"type", "title", "detail"}) {
            assertThat(answer.json().path(member).asText())
                    .as("%s of %s", member, answer.body())
                    .isNotBlank();
        }
        assertThat(answer.body()).as("a problem quotes nothing").doesNotContain(ECHO);
    }
}
