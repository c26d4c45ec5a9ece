// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.tenancy;

import static dev.lantern.platform.tenancy.Role.CLINIC;
import static dev.lantern.platform.tenancy.Role.COUNSELOR;
import static dev.lantern.platform.tenancy.Role.SEEKER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.platform.testing.Access;
import dev.lantern.platform.testing.AccessMatrix;
import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import dev.lantern.platform.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
class AccessTest {

    private static final String NOTE = "{\"text\": \"a\", \"pages\": 1}";

    @Test
    void everyOperationAnswersOnlyThoseItIsFor() {
        notes().expect("GET /v1/notes/{id}", Access.to(SEEKER, CLINIC).owned(AccessTest::writeNote))
                .verify();
    }

    @Test
    void anUnlistedOperationFails() {
        assertThatThrownBy(() -> notes().verify()).hasMessageContaining("GET /v1/notes/{id}");
    }

    @Test
    void aDoorThatIsOpenTooWideFails() {
        AccessMatrix matrix =
                notes().expect("GET /v1/notes/{id}", Access.to(SEEKER).owned(AccessTest::writeNote));
        assertThatThrownBy(matrix::verify).hasMessageContaining("GET /v1/notes/{id} as clinic");
    }

    private static AccessMatrix notes() {
        return new AccessMatrix()
                .expect("GET /v1/notes", Access.to(SEEKER, CLINIC))
                .expect("POST /v1/notes", Access.to(SEEKER, CLINIC).body(NOTE))
                .expect("GET /v1/notes/count", Access.to(COUNSELOR))
                .expect("GET /v1/notes/greeting", Access.open())
                .expect("GET /v1/notes/live", Access.to(SEEKER, CLINIC))
                .expect("POST /v1/notes/failures", Access.to(Role.OPERATOR));
    }

    private static String writeNote(Visitor visitor) {
        return given().headers(visitor.headers())
                .contentType("application/json")
                .body(NOTE)
                .post("/v1/notes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
