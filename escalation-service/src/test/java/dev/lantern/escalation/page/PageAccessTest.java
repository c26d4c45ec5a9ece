// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import static dev.lantern.escalation.EscalationTesting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lantern.contracts.Urgency;
import dev.lantern.escalation.EscalationTesting;
import dev.lantern.escalation.cases.CaseIntake;
import dev.lantern.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page's paths are in no OpenAPI document, so the walk over that one does not see them: here is theirs. */
@QuarkusTest
class PageAccessTest {

    /** What everyone who signs in may see: none of it shows a case. */
    private static final List<String> FOR_EVERYONE =
            List.of("GET /", "GET /language", "GET /sign-out", "GET /signed-in");

    /** Silent about a case that the clinic does not have, where the others answer 404. */
    private static final String ACTIVITY = "GET /desk/cases/{id}/activity";

    private static final List<String> STRANGERS = List.of("seeker", "clinic", "editor", "operator");

    @Inject
    CaseIntake intake;

    private final EscalationTesting talk = new EscalationTesting(EscalationTesting.newClinic());

    static Stream<String> all() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.lantern.escalation")
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.tryGetAnnotationOfType(Operation.class)
                                .map(Operation::hidden)
                                .orElse(false))
                        .map(PageAccessTest::call)
                        .sorted();
    }

    static Stream<Arguments> strangers() {
        return forCounselors().flatMap(call -> STRANGERS.stream().map(role -> Arguments.of(call, role)));
    }

    static Stream<Arguments> foreignCounselors() {
        return forCounselors()
                .filter(call -> call.contains("{id}") && !call.equals(ACTIVITY))
                .flatMap(call -> Stream.of("counselor", "supervisor").map(role -> Arguments.of(call, role)));
    }

    private static Stream<String> forCounselors() {
        return all().filter(call -> !FOR_EVERYONE.contains(call));
    }

    @Test
    void knowsEveryPathOfThePage() {
        assertThat(all())
                .hasSizeGreaterThan(FOR_EVERYONE.size())
                .contains(ACTIVITY)
                .containsAll(FOR_EVERYONE);
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void refusesWhoIsNoCounselor(String call, String role) {
        UUID id = open();
        // Whom a stream lets in by mistake it lets out again.
        String token = Tokens.of(List.of(role), talk.clinic, "x", Duration.ofSeconds(30));
        assertThat(send(call, id, token).statusCode()).isEqualTo(403);
        assertUntouched(id);
    }

    @ParameterizedTest
    @MethodSource("foreignCounselors")
    void knowsNoCaseOfAnotherClinic(String call, String role) {
        UUID id = open();
        Response answer = send(call, id, Tokens.of(role, "elsewhere", "stranger"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(404);
        assertUntouched(id);
    }

    @Test
    void tellsNothingOfTheActivityOfAnotherClinicsCase() {
        UUID id = open();
        Duration untilItEnds = Duration.ofSeconds(3);
        String foreign = send(ACTIVITY, id, Tokens.of(List.of("supervisor"), "elsewhere", "stranger", untilItEnds))
                .asString();
        String own = send(ACTIVITY, id, Tokens.of(List.of("supervisor"), talk.clinic, "wang", untilItEnds))
                .asString();
        assertThat(own).contains("event:activity");
        assertThat(foreign).contains(":").doesNotContain("event:activity");
    }

    @ParameterizedTest
    @MethodSource("all")
    void asksWhoeverIsUnknownToSignIn(String call) {
        assertThat(send(call, open(), null).statusCode()).isIn(302, 401, 499);
    }

    private Response send(String call, UUID id, String token) {
        String[] parts = call.split(" ");
        RequestSpecification request = given().redirects()
                .follow(false)
                .header("X-Requested-With", "XMLHttpRequest")
                .header("Origin", "http://localhost:" + RestAssured.port);
        if (token != null) {
            request.auth().oauth2(token);
        }
        // What every form needs, so that nothing but who sends it is wrong.
        if (parts[0].equals("POST")) {
            request.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .formParam("outcome", "SAFE")
                    .formParam("text", "hello")
                    .formParam("clientMessageId", "c-1");
        }
        return request.request(parts[0], parts[1].replace("{id}", id.toString()));
    }

    private UUID open() {
        await(() -> intake.assessed(talk.assessed(1, Urgency.IMMINENT)));
        return UUID.fromString(counselor().get("/v1/escalations").jsonPath().getString("items[0].id"));
    }

    private void assertUntouched(UUID id) {
        Response now = counselor().get("/v1/escalations/" + id);
        assertThat(now.jsonPath().getString("status")).isEqualTo("open");
        assertThat(now.jsonPath().getList("timeline.kind")).containsExactly("opened");
    }

    private RequestSpecification counselor() {
        return given().auth().oauth2(Tokens.of("counselor", talk.clinic, "chen"));
    }

    private static String call(JavaMethod method) {
        String of = method.getOwner().getAnnotationOfType(Path.class).value();
        String own = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        String path = ("/" + of + "/" + own).replaceAll("/+", "/");
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return (method.isAnnotatedWith(POST.class) ? "POST " : "GET ") + trimmed;
    }
}
