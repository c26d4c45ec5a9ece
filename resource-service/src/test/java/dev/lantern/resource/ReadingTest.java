// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lantern.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class ReadingTest {

    @Test
    void searchesByLanguageStressorAndKind() {
        get("/v1/resources?locale=zh&stressor=sleep&kind=plan")
                .statusCode(200)
                .body("items.id", equalTo(java.util.List.of("sleep-wind-down-zh")))
                .body("items[0].body", nullValue())
                .body("next", nullValue());
    }

    @Test
    void pagesByKeyset() {
        String next = get("/v1/resources?limit=3&locale=en")
                .body("items", hasSize(3))
                .extract()
                .path("next");
        get("/v1/resources?limit=3&locale=en&after=" + next)
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items.id", not(hasItem("ca-988-en")));
    }

    @Test
    void readsOneWithItsBody() {
        get("/v1/resources/paced-breathing-zh")
                .statusCode(200)
                .body("body", containsString("呼吸"))
                .body("verifiedAt", equalTo("2026-11-22"))
                .body("kind", equalTo("exercise"));
    }

    @Test
    void readsAnUnknownLocaleAsEnglish() {
        get("/v1/resources?locale=tlh&query=breathing").statusCode(200).body("items.locale", everyItem(equalTo("en")));
    }

    @Test
    void listsTheLinesOfARegion() {
        get("/v1/hotlines?region=CN&locale=zh")
                .statusCode(200)
                .body("items.number", hasItems("12356", "400-161-9995"))
                .body("items[0].verifiedAt", notNullValue())
                .body("items[0].expiresAt", notNullValue())
                .body("emergency.number", hasItems("120", "110"));
    }

    @Test
    void listsAllLinesForARegionThatNobodyKnows() {
        get("/v1/hotlines?region=ZZ&locale=en")
                .statusCode(200)
                .body("items.number", hasItem("988"))
                .body("advice", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/resources?kind=potion", "/v1/resources?limit=0", "/v1/resources?limit=x",
                        "/v1/resources?after=nonsense",
                "/v1/resources?after=bm9uc2Vuc2U", "/v1/recommendations?after=MTIz",
                        "/v1/recommendations?conversation=no-uuid", "/v1/recommendations?limit=-1"
            })
    void answersNonsenseWith400(String path) {
        get(path).statusCode(400).contentType("application/problem+json").body("status", equalTo(400));
    }

    @Test
    void answersAQueryThatIsTooLongWith400() {
        get("/v1/resources?query=" + "x".repeat(201)).statusCode(400).body("errors[0].field", equalTo("query"));
    }

    @Test
    void clampsAHighLimit() {
        get("/v1/resources?limit=100000").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/resources/none", "/v1/resources/%20", "/v1/nothing"})
    void answersWhatIsNotThereWith404(String path) {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token())
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void asksTheClinicForItsSeeker() {
        String clinic = Tokens.of("clinic", "demo", "backend");
        given().auth().oauth2(clinic).get("/v1/recommendations").then().statusCode(400);
        given().auth()
                .oauth2(clinic)
                .header("X-Seeker", "a b")
                .get("/v1/recommendations")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(token())
                .header("X-Seeker", "ana")
                .get("/v1/recommendations")
                .then()
                .statusCode(403);
    }

    @Test
    void isReady() {
        given().get("/q/health/ready").then().statusCode(200);
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(token()).get(path).then();
    }

    private static String token() {
        return Tokens.of("seeker", "demo", "lin");
    }
}
