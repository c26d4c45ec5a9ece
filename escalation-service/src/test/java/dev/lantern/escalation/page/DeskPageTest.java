// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import static dev.lantern.escalation.EscalationTesting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Urgency;
import dev.lantern.escalation.EscalationTesting;
import dev.lantern.escalation.cases.CaseIntake;
import dev.lantern.escalation.cases.ConversationLines;
import dev.lantern.platform.Ids;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeskPageTest {

    @Inject
    CaseIntake intake;

    @Inject
    ConversationLines lines;

    @Inject
    SealedText sealing;

    private final EscalationTesting talk = new EscalationTesting(EscalationTesting.newClinic());

    @Test
    void sendsWhoIsNotSignedInToTheProvider() {
        Response answer = given().redirects().follow(false).get("/");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.getHeader("Location"))
                .contains("/realms/lantern/auth", "code_challenge_method=S256", "redirect_uri=", "signed-in");
        assertThat(given().get("/v1/escalations").statusCode()).as("the API").isEqualTo(401);
        assertThat(given().header("X-Requested-With", "XMLHttpRequest")
                        .get("/desk/queue")
                        .statusCode())
                .as("a fetch of the page")
                .isIn(401, 499);
    }

    @Test
    void showsTheQueueInBothLanguagesUnderAStrictPolicy() {
        open();
        Response english = chen().header("Accept-Language", "en-GB,en;q=0.9").get("/");
        assertThat(english.statusCode()).isEqualTo(200);
        assertThat(english.asString()).contains("Imminent", "Counselor desk", "lang=\"en\"");
        assertThat(english.getHeader("Content-Security-Policy")).contains("script-src 'self'", "default-src 'none'");
        assertThat(english.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(english.asString()).doesNotContain("<script>", "style=\"", "onclick");
        Response chinese = chen().header("Accept-Language", "zh-CN,zh;q=0.9").get("/");
        assertThat(chinese.asString()).contains("紧急", "咨询师工作台", "lang=\"zh\"");
        assertThat(chen().header("Accept-Language", "zh-CN")
                        .cookie("lantern-language", "en")
                        .get("/")
                        .asString())
                .contains("Counselor desk");
    }

    @Test
    void remembersTheChosenLanguage() {
        Response chosen = chen().redirects().follow(false).get("/language?to=zh");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.getCookie("lantern-language")).isEqualTo("zh");
    }

    @Test
    void marksEvidenceAndNeverLetsASeekersMarkupThrough() {
        UUID message = Ids.next();
        await(() -> intake.assessed(talk.assessed(message, 1, Urgency.IMMINENT)));
        String shut = await(() -> sealing.seal(
                new SealContext(talk.clinic, talk.seeker, message), "我不想活了 <script>alert(1)</script> & \"x\""));
        await(() -> lines.posted(talk.posted(message, 1, "seeker", shut)));
        UUID id = caseId();
        assertThat(chen().get("/desk/cases/" + id).asString())
                .contains("Claim the case to read")
                .doesNotContain("我不想活了");
        String claimed = post(id, "claim").asString();
        assertThat(claimed)
                .contains(">我不想活了</mark>", "&lt;script&gt;", "data-status=\"claimed\"")
                .doesNotContain("<script>");
    }

    @Test
    void worksACaseThroughItsForms() {
        UUID id = open();
        post(id, "claim");
        String replied = form(id, "messages")
                .formParam("text", "我在")
                .formParam("clientMessageId", "p1")
                .post(path(id, "messages"))
                .asString();
        assertThat(replied).contains("我在", "sending");
        assertThat(form(id, "notes")
                        .formParam("text", "calm")
                        .post(path(id, "notes"))
                        .asString())
                .contains("calm");
        String resolved = form(id, "resolve")
                .formParam("outcome", "SAFE")
                .formParam("note", "")
                .post(path(id, "resolve"))
                .asString();
        assertThat(resolved)
                .contains("data-status=\"resolved\"", "Safe for now")
                .doesNotContain("id=\"reply\"");
    }

    @Test
    void refusesFormsThatDoNotComeFromThePage() {
        UUID id = open();
        assertThat(chen().contentType("application/x-www-form-urlencoded")
                        .header("Origin", origin())
                        .post(path(id, "claim"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(chen().contentType("application/x-www-form-urlencoded")
                        .header("X-Requested-With", "XMLHttpRequest")
                        .header("Origin", "http://evil.example")
                        .post(path(id, "claim"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(chen().get("/v1/escalations/" + id).jsonPath().getString("status"))
                .isEqualTo("open");
    }

    @Test
    void showsThePageToCounselorsOnly() {
        Response seeker = given().auth()
                .oauth2(Tokens.of("seeker", talk.clinic, "lin"))
                .header("Accept-Language", "en")
                .get("/");
        assertThat(seeker.asString()).contains("may not see").doesNotContain("id=\"queue\"");
        assertThat(given().auth()
                        .oauth2(Tokens.of("seeker", talk.clinic, "lin"))
                        .get("/desk/queue")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void bringsItsOwnScriptAndStyle() {
        String page = chen().get("/").asString();
        var assets = java.util.regex.Pattern.compile("(?:src|href)=\"(/static/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(assets).anyMatch(path -> path.endsWith(".js")).anyMatch(path -> path.endsWith(".css"));
        assertThat(assets)
                .allSatisfy(path -> assertThat(given().get(path).statusCode()).isEqualTo(200));
    }

    private UUID open() {
        await(() -> intake.assessed(talk.assessed(1, Urgency.IMMINENT)));
        return caseId();
    }

    private UUID caseId() {
        return UUID.fromString(chen().get("/v1/escalations").jsonPath().getString("items[0].id"));
    }

    private Response post(UUID id, String what) {
        return form(id, what).post(path(id, what));
    }

    private RequestSpecification form(UUID id, String what) {
        return chen().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("X-Requested-With", "XMLHttpRequest")
                .header("Origin", origin())
                .header("Accept-Language", "en");
    }

    private static String origin() {
        return "http://localhost:" + RestAssured.port;
    }

    private RequestSpecification chen() {
        return given().auth().oauth2(Tokens.of("counselor", talk.clinic, "chen"));
    }

    private static String path(UUID id, String what) {
        return "/desk/cases/" + id + "/" + what;
    }
}
