// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Tries every operation of the service's OpenAPI document as every role, as nobody, from a foreign clinic and as a foreign
 * seeker. An operation that the table does not name fails the test, so that a new endpoint cannot be forgotten.
 */
public final class AccessMatrix {

    private static final List<String> ROLES =
            List.of(Access.ROLE_SEEKER, Access.ROLE_CLINIC, "counselor", "supervisor", "editor", "operator");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Set<Integer> CLOSED = Set.of(401, 403, 405);

    private final Map<String, Access> table = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    // Over HTTP/2 all calls share a connection, and hanging up on one now and then costs the next its answer.
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Adds a line: {@code expect("GET /v1/conversations/{id}", Access.to("seeker", "clinic").owned(…))}. */
    public AccessMatrix expect(String operation, Access access) {
        table.put(operation, access);
        return this;
    }

    /** Walks the whole matrix and fails with every cell that is wrong. */
    public void verify() {
        assertThat(operations())
                .as("operations of the OpenAPI document")
                .containsExactlyInAnyOrderElementsOf(table.keySet());
        table.forEach(this::verify);
        assertThat(failures).as("cells of the access matrix that are wrong").isEmpty();
    }

    private void verify(String operation, Access access) {
        if (access.open) {
            expectAllowed(operation, access, Visitor.ANONYMOUS);
            return;
        }
        expect(401, operation, access, Visitor.ANONYMOUS, anyId());
        for (String role : ROLES) {
            Visitor visitor = visitor(role, access);
            if (!access.roles.contains(role)) {
                expect(403, operation, access, visitor, anyId());
                continue;
            }
            expect(403, operation, access, visitor.inClinic(null), anyId());
            if (access.ids != null) {
                expectHidden(operation, access, visitor);
            }
            expectAllowed(operation, access, visitor);
        }
    }

    private void expectHidden(String operation, Access access, Visitor owner) {
        String id = access.ids.apply(owner);
        expect(404, operation, access, owner.inClinic("matrix-foreign-clinic"), id);
        if (access.ofSeekers() && isSeekers(owner.role())) {
            expect(404, operation, access, owner.named("matrix-foreign-seeker"), id);
        }
    }

    private void expectAllowed(String operation, Access access, Visitor visitor) {
        String id = access.ids == null ? anyId() : access.ids.apply(visitor);
        int status = call(operation, access, visitor, id);
        boolean hidden = status == 404 && access.ids != null;
        if (CLOSED.contains(status) || status >= 500 || hidden) {
            failures.add("%s as %s answered %d, but is allowed".formatted(operation, visitor, status));
        }
    }

    private void expect(int expected, String operation, Access access, Visitor visitor, String id) {
        int status = call(operation, access, visitor, id);
        if (status != expected) {
            failures.add("%s as %s answered %d, not %d".formatted(operation, visitor, status, expected));
        }
    }

    /** The status only, and then hangs up: a stream would not end. */
    private int call(String operation, Access access, Visitor visitor, String id) {
        String[] methodAndPath = operation.split(" ");
        String path = methodAndPath[1].replaceAll("\\{[^}]*}", id);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(30))
                .method(methodAndPath[0], body(methodAndPath[0], access));
        visitor.headers().forEach(request::header);
        if (!methodAndPath[0].equals("GET")) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<java.io.InputStream> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(operation + " as " + visitor + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher body(String method, Access access) {
        if (access.body != null) {
            return HttpRequest.BodyPublishers.ofString(access.body);
        }
        boolean bodiless = method.equals("GET") || method.equals("DELETE");
        return bodiless ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString("{}");
    }

    private static Visitor visitor(String role, Access access) {
        boolean namesSeeker = role.equals(Access.ROLE_CLINIC) && access.ofSeekers();
        return new Visitor(role, "demo", "matrix-" + role, namesSeeker);
    }

    private static boolean isSeekers(String role) {
        return role.equals(Access.ROLE_SEEKER) || role.equals(Access.ROLE_CLINIC);
    }

    private static String anyId() {
        return UUID.randomUUID().toString();
    }

    private static Set<String> operations() {
        JsonPath document = RestAssured.get("/q/openapi?format=json").jsonPath();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        Set<String> operations = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }
}
