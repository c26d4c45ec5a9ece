// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import dev.lantern.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
class BadInputTest {

    private static final String CANARY = "canary-7f3a";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void takesAGoodNote() {
        String body = """
                {"text": "好 \\ud83d\\ude42", "pages": 1, "mood": 3, "memory": true, "hours": 7, "urgency": "LOW",
                 "at": "2026-01-31T08:00:00Z", "about": "01994d6e-0000-7000-8000-000000000000", "tags": ["a"],
                 "place": {"name": "home"}}""";
        Response answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("text")).isEqualTo("好 🙂");
        assertThat(answer.jsonPath().getString("at")).isEqualTo("1970-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"canary-7f3a",
                "canary-7f3a",
                "{\"text\": \"canary-7f3a\", \"pages\": 1} canary-7f3a",
                "{\"text\": \"canary-7f3a\", \"pages\": 1}{}",
                "{\"text\": \"a\", \"text\": \"canary-7f3a\", \"pages\": 1}",
                "{\"text\": \"canary-7f3a\", \"pages\": 99999999999999999999999999999999999999999999}",
                "{'text': 'canary-7f3a'}",
                "",
                " ",
                "null",
                "[]",
                "[{\"text\": \"canary-7f3a\", \"pages\": 1}]",
                "\"canary-7f3a\"",
                "17",
                "\"\"",
            })
    void refusesBodiesThatAreNoJsonObject(String body) {
        assertProblem(post(body), 400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"pages": 1}                                          | text          | is required
                    {"text": null, "pages": 1}                            | text          | is required
                    {"text": 7, "pages": 1}                               | text          | must be text
                    {"text": 7.5, "pages": 1}                             | text          | must be text
                    {"text": true, "pages": 1}                            | text          | must be text
                    {"text": ["canary-7f3a"], "pages": 1}                 | text          | must be text
                    {"text": {"canary-7f3a": 1}, "pages": 1}              | text          | must be text
                    {"text": "", "pages": 1}                              | text          | must be 1 to 4000 characters and not blank
                    {"text": " \\u200b\\u00a0\\u3000\\n", "pages": 1}     | text          | must be 1 to 4000 characters and not blank
                    {"text": "\\ud800", "pages": 1}                       | text          | must be text without NUL and without half characters
                    {"text": "a\\u0000b", "pages": 1}                     | text          | must be text without NUL and without half characters
                    {"text": "a", "tags": ["\\udc00"], "pages": 1}        | tags[0]       | must be text without NUL and without half characters
                    {"text": "a"}                                         | pages         | must be a whole number
                    {"text": "a", "pages": null}                          | pages         | must be a whole number
                    {"text": "a", "pages": "1"}                           | pages         | must be a whole number
                    {"text": "a", "pages": ""}                            | pages         | must be a whole number
                    {"text": "a", "pages": 1.0}                           | pages         | must be a whole number
                    {"text": "a", "pages": 1e2}                           | pages         | must be a whole number
                    {"text": "a", "pages": true}                          | pages         | must be a whole number
                    {"text": "a", "pages": 3000000000}                    | pages         | is out of range
                    {"text": "a", "pages": 1, "mood": 0}                  | mood          | must be at least 1
                    {"text": "a", "pages": 1, "mood": 11}                 | mood          | must be at most 10
                    {"text": "a", "pages": 1, "mood": ""}                 | mood          | must be a whole number
                    {"text": "a", "pages": 1, "memory": 1}                | memory        | must be true or false
                    {"text": "a", "pages": 1, "memory": "true"}           | memory        | must be true or false
                    {"text": "a", "pages": 1, "memory": ""}               | memory        | must be true or false
                    {"text": "a", "pages": 1, "hours": "7"}               | hours         | must be a number
                    {"text": "a", "pages": 1, "hours": "NaN"}             | hours         | must be a number
                    {"text": "a", "pages": 1, "hours": 1e999}             | hours         | must be a number
                    {"text": "a", "pages": 1, "urgency": 1}               | urgency       | must be one of [NONE, LOW, MODERATE, HIGH, IMMINENT]
                    {"text": "a", "pages": 1, "urgency": "high"}          | urgency       | must be one of [NONE, LOW, MODERATE, HIGH, IMMINENT]
                    {"text": "a", "pages": 1, "urgency": ""}              | urgency       | must be one of [NONE, LOW, MODERATE, HIGH, IMMINENT]
                    {"text": "a", "pages": 1, "at": 1700000000}           | at            | must be an instant such as 2026-01-31T08:00:00Z
                    {"text": "a", "pages": 1, "at": "canary-7f3a"}        | at            | must be an instant such as 2026-01-31T08:00:00Z
                    {"text": "a", "pages": 1, "at": ""}                   | at            | must be an instant such as 2026-01-31T08:00:00Z
                    {"text": "a", "pages": 1, "about": "canary-7f3a"}     | about         | must be a UUID
                    {"text": "a", "pages": 1, "about": ""}                | about         | must be a UUID
                    {"text": "a", "pages": 1, "tags": "canary-7f3a"}      | tags          | must be a list
                    {"text": "a", "pages": 1, "tags": ""}                 | tags          | must be a list
                    {"text": "a", "pages": 1, "tags": ["a", null]}        | tags[1]       | is required
                    {"text": "a", "pages": 1, "tags": ["canary-7f3a"]}    | tags[0]       | must be 1 to 10 characters and not blank
                    {"text": "a", "pages": 1, "tags": [3]}                | tags[0]       | must be text
                    {"text": "a", "pages": 1, "place": {}}                | place.name    | is required
                    {"text": "a", "pages": 1, "place": {"name": " "}}     | place.name    | must be 1 to 10 characters and not blank
                    {"text": "a", "pages": 1, "place": "canary-7f3a"}     | place         | must be a JSON object of the right form
                    {"text": "a", "pages": 1, "place": ""}                | place         | must be a JSON object of the right form
                    {"text": "a", "pages": 1, "place": []}                | place         | must be a JSON object of the right form
                    {"text": "a", "pages": 1, "canary-7f3a": 1}           | ``            | has a field that is not known here
                    {"text": "a", "pages": 1, "place": {"canary-7f3a": 1}} | place        | has a field that is not known here
                    """)
    void namesTheFieldThatIsWrong(String body, String field, String message) {
        Response answer = post(body);
        assertProblem(answer, 400);
        assertThat(answer.jsonPath().getList("errors.field")).containsExactly(field);
        assertThat(answer.jsonPath().getList("errors.message")).containsExactly(message);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Response answer = post("{\"pages\": 1, \"mood\": 0}");
        assertThat(answer.jsonPath().getList("errors.field")).containsExactly("mood", "text");
    }

    @Test
    void countsTextInUtf16Units() {
        assertThat(post(note("🙂".repeat(2000))).statusCode()).isEqualTo(201);
        assertProblem(post(note("🙂".repeat(2000) + "a")), 400);
    }

    @Test
    void refusesDeepNesting() {
        assertProblem(post("{\"text\": \"a\", \"place\": " + "[".repeat(1000) + "]".repeat(1000) + "}"), 400);
        assertProblem(post("{\"a\":".repeat(1000) + "1" + "}".repeat(1000)), 400);
    }

    @Test
    void refusesBodiesThatAreNotUtf8() {
        byte[] latin = note("é").getBytes(StandardCharsets.ISO_8859_1);
        byte[] halfCharacter = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        byte[] overlong = {'"', (byte) 0xC0, (byte) 0x80, '"'};
        assertProblem(post(latin), 400);
        assertProblem(post(halfCharacter), 400);
        assertProblem(post(overlong), 400);
        assertProblem(post(note("a").getBytes(StandardCharsets.UTF_16BE)), 400);
        assertProblem(post(note("a").getBytes(StandardCharsets.UTF_16)), 400);
        assertProblem(post(note("a").getBytes(Charset.forName("UTF-32BE"))), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/octet-stream"})
    void refusesOtherMediaTypes(String type) {
        assertProblem(raw().header("Content-Type", type).body(bytes(note("a"))).post("/v1/notes"), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=canary-7f3a",
                "application/json; charset=utf-16",
                "canary-7f3a",
                "application/json; charset"
            })
    void answersOddContentTypesWithoutFailing(String type) {
        Response answer =
                raw().header("Content-Type", type).body(bytes(note("a"))).post("/v1/notes");
        assertThat(answer.statusCode()).isIn(201, 400, 415);
    }

    @Test
    void aFormTakesTheLongestTextOfAnyScript() {
        Response answer = form("text=" + "%E5%A5%BD".repeat(4000));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("text")).isEqualTo("好".repeat(4000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text=",
                "text=%00",
                "text=canary-7f3a%zz",
                "text=canary-7f3a%",
                "text=canary-7f3a%+1",
                "text=%ff",
                "text=%ed%a0%80",
                "canary-7f3a",
                "%zz=canary-7f3a",
            })
    void refusesFormsThatAreNotRight(String body) {
        assertProblem(form(body), 400);
    }

    @Test
    void refusesLargeForms() {
        assertProblem(form("text=" + "a".repeat(4001)), 400);
        assertProblem(form("text=" + "a".repeat(70_000)), 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "iso-8859-1", "us-ascii", ""})
    void refusesFormsInAnotherCharset(String charset) {
        assertProblem(form(FORM + "; charset=" + charset, "text=a"), 415);
    }

    @Test
    void takesAFormThatNamesItsCharset() {
        assertThat(form(FORM + ";charset=UTF-8", "text=%F0%9F%99%82+a")
                        .jsonPath()
                        .getString("text"))
                .isEqualTo("🙂 a");
    }

    @Test
    void answersAFormInACharsetThatThereIsNot() throws Exception {
        String unknown = FORM + "; charset=" + CANARY;
        assertThat(RawHttp.post(RestAssured.port, "/v1/notes/form", token(), unknown, "text=a"))
                .startsWith("HTTP/1.1 415")
                .contains("application/problem+json")
                .doesNotContain(CANARY);
        assertThat(RawHttp.post(RestAssured.port, "/v1/notes/form", token(), unknown, ""))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain(CANARY);
    }

    @Test
    void refusesAFormThatDoesNotTellItsLength() throws Exception {
        assertThat(RawHttp.chunkedForm(RestAssured.port, "/v1/notes/form", token(), bytes("text=a")))
                .startsWith("HTTP/1.1 411")
                .contains("application/problem+json");
    }

    @Test
    void asksForAFormThatWaitsToBeAskedFor() throws Exception {
        assertThat(RawHttp.hesitantForm(RestAssured.port, "/v1/notes/form", token(), "text=a"))
                .contains("100 Continue")
                .contains("HTTP/1.1 200");
    }

    @Test
    void takesNoOffenceAtAKindOfBodyWithoutABody() throws Exception {
        assertThat(RawHttp.get(RestAssured.port, "/q/health/live", token(), "Content-Type: " + FORM + "\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void refusesForms() {
        assertProblem(seeker().formParam("text", CANARY).post("/v1/notes"), 415);
        assertProblem(seeker().multiPart("text", CANARY).post("/v1/notes"), 415);
    }

    @Test
    void refusesFilesBeforeItLooksWhoSendsThem() {
        assertProblem(given().multiPart("file", "note.txt", bytes(CANARY)).post("/v1/notes"), 415);
    }

    @Test
    void refusesABodyWithoutMediaType() {
        Response answer = raw().noContentType().body(bytes(note("a"))).post("/v1/notes");
        assertThat(answer.statusCode()).isIn(201, 415);
    }

    @Test
    void refusesLargeBodies() {
        assertProblem(post(note("a".repeat(70_000))), 413);
        assertProblem(post(note("a".repeat(10 << 20))), 413);
        assertThat(post(note("a")).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 200_000, 10 << 20})
    void refusesLargeBodiesThatDoNotTellTheirLength(int size) throws Exception {
        assertThat(RawHttp.chunked(RestAssured.port, "/v1/notes", token(), bytes(note("a".repeat(size)))))
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json");
    }

    @Test
    void takesASmallBodyThatDoesNotTellItsLength() throws Exception {
        assertThat(RawHttp.chunked(RestAssured.port, "/v1/notes", token(), bytes(note("a"))))
                .startsWith("HTTP/1.1 201");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/notes?limit=0",
                "/v1/notes?limit=-1",
                "/v1/notes?limit=canary-7f3a",
                "/v1/notes?limit=1.5",
                "/v1/notes?after=canary-7f3a",
                "/v1/notes?after=YQ",
                "/v1/notes?after=%00",
                "/v1/notes?after=%ff",
                "/v1/notes?after=%ed%a0%80",
                "/v1/notes/%00",
                "/v1/notes/%zz",
                "/v1/notes/canary-7f3a%",
                "/v1/notes?after=%",
                "/v1/notes?after=%4",
                "/v1/notes?after=%zzcanary-7f3a",
                "/v1/notes?after={canary-7f3a}",
                "/v1/notes/canary-7f3a|",
                "/%zz",
                "/q/%zz",
            })
    void refusesNonsenseInTheTarget(String target) throws Exception {
        assertThat(RawHttp.get(RestAssured.port, target, token()))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain(CANARY);
    }

    @Test
    void refusesAQueryValueOfTheWrongType() {
        Response answer =
                given().auth().oauth2(Tokens.of("counselor", "demo", "chen")).get("/v1/notes/count?days=" + CANARY);
        assertProblem(answer, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "201", "99999999999999999999"})
    void clampsALargeLimit(String limit) {
        assertThat(seeker().get("/v1/notes?limit=" + limit).statusCode()).isEqualTo(200);
    }

    @Test
    void answersUnknownAndUnparsableIds() {
        assertProblem(seeker().get("/v1/notes/01994d6e-0000-7000-8000-000000000000"), 404);
        assertThat(seeker().get("/v1/notes/" + CANARY).statusCode()).isIn(400, 404);
        assertProblem(seeker().get("/v1/notes/" + CANARY), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/canary-7f3a",
                "/v1/canary-7f3a",
                "/v1",
                "/",
                "/v1/notes/a/b/canary-7f3a",
                "/q/canary-7f3a",
                "//",
                "/v1/../etc"
            })
    void answersUnknownPaths(String path) {
        assertProblem(seeker().urlEncodingEnabled(false).get(path), 404);
    }

    @Test
    void answersUnknownMethods() {
        Response answer = seeker().delete("/v1/notes");
        assertProblem(answer, 405);
        assertProblem(seeker().contentType("application/json").body("{}").patch("/v1/notes/count"), 405);
    }

    @Test
    void answersWhatItCannotProduce() {
        assertProblem(seeker().accept("image/png").get("/v1/notes"), 406);
    }

    @Test
    void tellsNothingAboutADefect() {
        Response answer = given().auth()
                .oauth2(Tokens.of("operator", "demo", "li"))
                .contentType("application/json")
                .body(Map.of("text", CANARY))
                .post("/v1/notes/failures");
        assertProblem(answer, 500);
        assertThat(answer.jsonPath().getString("detail")).contains("id");
    }

    @Test
    void staysReady() {
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    private static void assertProblem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("about:blank");
        assertThat(answer.jsonPath().getString("title")).isNotBlank();
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
        assertThat(answer.asString() + answer.headers()).doesNotContain(CANARY);
    }

    private static Response post(String body) {
        return post(bytes(body));
    }

    private static Response post(byte[] body) {
        return raw().header("Content-Type", "application/json").body(body).post("/v1/notes");
    }

    private static Response form(String body) {
        return form(FORM, body);
    }

    private static Response form(String contentType, String body) {
        EncoderConfig asText = EncoderConfig.encoderConfig()
                .encodeContentTypeAs(FORM, ContentType.TEXT)
                .appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return seeker().config(RestAssured.config().encoderConfig(asText))
                .header("Content-Type", contentType)
                .body(body)
                .post("/v1/notes/form");
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String note(String text) {
        return "{\"text\": \"" + text + "\", \"pages\": 1}";
    }

    private static String token() {
        return Tokens.of("seeker", "demo", "lin");
    }

    private static RequestSpecification seeker() {
        return given().auth().oauth2(token());
    }

    /** Sends the content type and the bytes as they are. */
    private static RequestSpecification raw() {
        EncoderConfig asIs = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return seeker().config(RestAssured.config().encoderConfig(asIs));
    }
}
