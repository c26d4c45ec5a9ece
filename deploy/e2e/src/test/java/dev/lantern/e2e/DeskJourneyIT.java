// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.EventStream;
import dev.lantern.e2e.client.Message;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.suite.RunningSuite;
import dev.lantern.local.Part;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A counselor's work at the desk, in the machine's own Chromium. Skipped, and counted as skipped, where there is none. */
@OnSuite
@Order(5)
class DeskJourneyIT {
    private static Playwright playwright;
    private static Browser browser;

    private final RunningSuite suite;
    private final SeekerClient seeker;
    private BrowserContext context;
    private Page page;

    DeskJourneyIT(RunningSuite suite) {
        this.suite = suite;
        this.seeker = suite.newSeeker();
    }

    @BeforeAll
    static void startBrowser() {
        Path chromium = Chromium.executable().orElse(null);
        Assumptions.assumeTrue(chromium != null, "no Chromium on the PATH nor in LANTERN_CHROMIUM");
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setTimeout(Await.GENEROUS.toMillis())
                        .setArgs(Chromium.FLAGS));
        PlaywrightAssertions.setDefaultAssertionTimeout(Await.GENEROUS.toMillis());
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @AfterEach
    void leave() {
        suite.server(Part.TRIAGE).resume();
        suite.server(Part.KAFKA).resume();
        context.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "zh, CN, 我在。先和我说说，药现在在哪里？, 紧急, mouse",
        "en, US, I am here. Can you tell me where the pills are now?, Imminent, keyboard"
    })
    void aCaseAppearsIsClaimedAnsweredAndResolved(
            String locale, String region, String reply, String urgency, String hand) {
        signIn(locale);
        int alerts = alerts();
        Conversation conversation = seeker.open(locale, region);
        try (EventStream own = seeker.events(conversation.id(), null)) {
            Message cry = seeker.say(conversation, Texts.crisis(locale));

            UUID escalation = openCase(conversation);
            Locator card = page.locator("#item-" + escalation);
            assertThat(card).isVisible();
            assertThat(card).containsText(urgency);
            Await.untilAsserted(() ->
                    assertThat(alerts()).as("alerts that the desk has sounded").isGreaterThan(alerts));
            assertThat(card.locator(".age")).hasText(Pattern.compile("\\d+:\\d\\d"));
            assertThat(page).hasTitle(Pattern.compile("\\(\\d+\\) .*"));
            shoot(locale, "1-queue");

            if (hand.equals("mouse")) {
                claimByMouse(escalation);
            } else {
                claimByKeyboard(escalation);
            }
            assertThat(page.locator("#case-file[data-mine='true']")).isVisible();
            assertThat(page.locator("#conversation")).containsText(cry.text());
            assertThat(page.locator("#conversation mark").first()).isVisible();
            shoot(locale, "2-claimed");

            assertThat(page.locator("#case.htmx-settling")).hasCount(0);
            page.locator("#case").focus();
            page.keyboard().press("r");
            assertThat(page.locator("#reply")).isFocused();
            page.keyboard().insertText(reply);
            page.keyboard().press("Control+Enter");
            Await.untilAsserted(() -> assertThat(own.messages())
                    .filteredOn(message -> message.by("counselor"))
                    .extracting(Message::text)
                    .containsExactly(reply));
            assertThat(page.locator("#conversation .from-counselor")).containsText(reply);
            shoot(locale, "3-answered");

            page.locator("#resolve-open").click();
            page.locator("#outcome").selectOption("SAFE");
            page.locator("#resolve").click();
            assertThat(page.locator("#case-file[data-status='resolved']")).isVisible();
            assertThat(card).hasCount(0);
            shoot(locale, "4-resolved");
            Await.untilAsserted(
                    () -> assertThat(seeker.find(conversation.id()).handler()).isEqualTo("assistant"));
        }
    }

    @Test
    void aReleasedCaseGoesBackToTheQueue() {
        signIn("en");
        Conversation conversation = crisis();
        UUID escalation = openCase(conversation);
        claimByMouse(escalation);
        assertThat(page.locator("#case-file[data-mine='true']")).isVisible();
        Await.untilAsserted(
                () -> assertThat(seeker.find(conversation.id()).handler()).isEqualTo("counselor"));

        page.locator("#release").click();

        assertThat(page.locator("#case-file[data-status='open']")).isVisible();
        assertThat(page.locator("#claim")).isVisible();
        assertThat(page.locator("#item-" + escalation)).isVisible();
        var released = suite.counselor("counselor-chen").find(escalation);
        assertThat(released.status()).isEqualTo("open");
        assertThat(released.holder()).isNull();
        Await.untilAsserted(
                () -> assertThat(seeker.find(conversation.id()).handler()).isEqualTo("queue"));
    }

    @Test
    void whatIsAddedWhileAClaimIsOnItsWayIsShown() {
        signIn("en");
        UUID escalation = openCase(crisis());
        var supervisor = suite.counselor("supervisor-wang");
        // All that comes by itself: what it adds later would be news of its own.
        Await.untilAsserted(() -> {
            JsonNode read = supervisor.read(escalation);
            assertThat(read.findValuesAsText("source")).contains("triage");
            assertThat(read.findValuesAsText("origin")).contains("crisis-protocol");
        });
        markWhenAnswered("/claim");
        Runnable answer = claimButHoldTheAnswer(escalation);
        // The desk's own news of the claim draws the case meanwhile, and then the note.
        supervisor.note(escalation, "I am calling the next of kin.");
        assertThat(page.locator("#notes")).containsText("next of kin");

        answer.run();

        assertThat(page.locator("html[data-answered='/claim']")).hasCount(1);
        assertThat(page.locator("#notes")).containsText("next of kin");
        assertThat(page.locator("#case-file[data-mine='true']")).isVisible();
    }

    @Test
    void theAnswerForACaseThatWasLeftDoesNotTakeThePlaceOfTheNext() {
        signIn("en");
        UUID left = openCase(crisis());
        UUID next = openCase(crisis());
        Runnable answer = claimButHoldTheAnswer(left);
        open(next);
        markWhenAnswered("/claim");

        answer.run();

        assertThat(page.locator("html[data-answered='/claim']")).hasCount(1);
        assertThat(page.locator("#case-file")).hasAttribute("data-case", next.toString());
        assertThat(page.locator("#claim")).isVisible();
    }

    @Test
    void theNoticeThatAColleagueWasFirstComesToAFormDrawnAnewAndOutlivesLaterNews() {
        signIn("en");
        UUID escalation = openCase(crisis());
        Route claim = claimButHoldTheRequest(escalation);
        suite.counselor("counselor-chen").claim(escalation);
        assertThat(page.locator("#case-file[data-status='claimed'][data-mine='false']"))
                .isVisible();

        claim.resume();

        assertThat(page.locator("#notice")).containsText("Someone else was faster");
        suite.counselor("supervisor-wang").note(escalation, "I am calling the next of kin.");
        assertThat(page.locator("#case-live")).containsText("supervisor-wang");
        assertThat(page.locator("#notice")).containsText("Someone else was faster");
    }

    @Test
    void aFailureComesToAFormDrawnAnew() {
        signIn("en");
        UUID escalation = openCase(crisis());
        Route claim = claimButHoldTheRequest(escalation);
        suite.counselor("counselor-chen").claim(escalation);
        assertThat(page.locator("#case-file[data-status='claimed']")).isVisible();

        claim.abort();

        assertThat(page.locator("#notice")).containsText("That did not work");
    }

    @Test
    void aFailureInACaseThatWasLeftSaysSo() {
        signIn("en");
        UUID left = openCase(crisis());
        UUID next = openCase(crisis());
        Route claim = claimButHoldTheRequest(left);
        open(next);

        claim.abort();

        assertThat(page.locator("#notice")).containsText("in the case that you left");
        assertThat(page.locator("#notice")).isInViewport();
        shoot("en", "7-left");
        assertThat(page.locator("#case-file")).hasAttribute("data-case", next.toString());
    }

    @Test
    void whatTheDeskCouldNotLookAtItLooksAtAgain() {
        signIn("en");
        UUID escalation = openCase(crisis());
        open(escalation);
        var away = new AtomicBoolean(true);
        page.route(Pattern.compile("/desk/(queue|cases/.*/live)"), route -> {
            if (away.get()) {
                route.abort();
            } else {
                route.resume();
            }
        });
        suite.counselor("supervisor-wang").note(escalation, "I am calling the next of kin.");
        UUID another = openCase(crisis());
        assertThat(page.locator("#notice")).containsText("That did not work");

        away.set(false);

        assertThat(page.locator("#case-live")).containsText("supervisor-wang");
        assertThat(page.locator("#item-" + another)).isVisible();
        assertThat(page.locator("#notice")).isHidden();
    }

    @Test
    void theLanguageChangesUnderAnOpenCaseAndKeepsWhatIsTyped() {
        signIn("en");
        Conversation conversation = seeker.open("en", "US");
        Message cry = seeker.say(conversation, Texts.CRISIS_EN);
        UUID escalation = openCase(conversation);
        claimByMouse(escalation);
        assertThat(page.locator("#case-file[data-mine='true']")).isVisible();
        page.locator("#reply").fill("I am here with you.");
        page.locator("#note").fill("Sounds calmer than this morning.");
        Locator replyId = page.locator("#reply-form input[name=clientMessageId]");
        String sentUnder = replyId.inputValue();

        page.locator(".languages a[lang='zh']").click();

        assertThat(page.locator("html")).hasAttribute("lang", "zh");
        assertThat(page.locator("label[for='reply']")).hasText("回复求助者");
        assertThat(page.locator("#case-file[data-mine='true']")).hasAttribute("data-case", escalation.toString());
        assertThat(page.locator("#conversation")).containsText(cry.text());
        assertThat(page.locator("#reply")).hasValue("I am here with you.");
        assertThat(page.locator("#note")).hasValue("Sounds calmer than this morning.");
        assertThat(page.locator("#live")).isVisible();
        assertThat(page.locator("#item-" + escalation)).isVisible();
        // Sent before and after, it would be one reply.
        assertThat(replyId).hasValue(sentUnder);

        page.locator("#reply-form button").click();

        assertThat(page.locator("#conversation")).containsText("I am here with you.");
        assertThat(page.locator("#reply")).hasValue("");
        assertThat(replyId).not().hasValue(sentUnder);
        assertThat(page.locator("#note")).hasValue("Sounds calmer than this morning.");
    }

    @Test
    void aBannerSaysThatKafkaIsAway() {
        signIn("en");
        assertThat(page.locator("#banner-kafka")).isHidden();

        suite.server(Part.KAFKA).pause();
        assertThat(page.locator("#banner-kafka")).isVisible();
        shoot("en", "6-kafka-away");

        suite.server(Part.KAFKA).resume();
        assertThat(page.locator("#banner-kafka")).isHidden();
    }

    @Test
    void aBannerSaysThatTriageIsAway() {
        signIn("en");
        assertThat(page.locator("#banner-triage")).isHidden();

        suite.server(Part.TRIAGE).pause();
        assertThat(page.locator("#banner-triage")).isVisible();
        shoot("en", "5-triage-away");

        suite.server(Part.TRIAGE).resume();
        assertThat(page.locator("#banner-triage")).isHidden();
    }

    private void signIn(String locale) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(locale.equals("zh") ? "zh-CN" : "en-US")
                .setViewportSize(1280, 900));
        context.setDefaultTimeout(Await.GENEROUS.toMillis());
        page = context.newPage();
        page.navigate(suite.url(Part.ESCALATION) + "/");
        page.locator("#username").fill("counselor-maya");
        page.locator("#password").fill("counselor-maya");
        page.locator("#kc-login").click();
        assertThat(page.locator("#live")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile(locale + ".*"));
    }

    private Conversation crisis() {
        Conversation conversation = seeker.open("en", "US");
        seeker.say(conversation, Texts.CRISIS_EN);
        return conversation;
    }

    private UUID openCase(Conversation conversation) {
        var desk = suite.counselor("counselor-chen");
        Await.untilAsserted(() -> assertThat(desk.casesOf(conversation.id())).hasSize(1));
        return desk.casesOf(conversation.id()).getFirst().id();
    }

    /** How often the page has sounded for a case, muted or not. */
    private int alerts() {
        return Integer.parseInt((String) page.evaluate("document.documentElement.dataset.beeps || '0'"));
    }

    private void open(UUID escalation) {
        page.locator("#item-" + escalation).click();
        assertThat(page.locator("#case-file[data-case='" + escalation + "']")).isVisible();
        assertThat(page.locator("#case .case-head")).isInViewport();
        // What was swapped in takes a click only once the page has settled it, a few frames later.
        assertThat(page.locator("#case.htmx-settling")).hasCount(0);
    }

    private void claimByMouse(UUID escalation) {
        open(escalation);
        page.locator("#claim").click();
    }

    /** @return what lets the answer through */
    private Runnable claimButHoldTheAnswer(UUID escalation) {
        Route request = claimButHoldTheRequest(escalation);
        APIResponse claimed = request.fetch();
        return () -> request.fulfill(new Route.FulfillOptions().setResponse(claimed));
    }

    private Route claimButHoldTheRequest(UUID escalation) {
        var request = new AtomicReference<Route>();
        page.route("**/desk/cases/*/claim", request::set);
        claimByMouse(escalation);
        page.waitForCondition(() -> request.get() != null);
        return request.get();
    }

    /** Once an answer to such a path has taken its place or was refused it, the page says so in an attribute of its root. */
    private void markWhenAnswered(String pathEnd) {
        page.evaluate("""
                end => document.addEventListener('htmx:beforeSwap', event => {
                  if (event.detail.requestConfig.path.endsWith(end)) {
                    setTimeout(() => { document.documentElement.dataset.answered = end; });
                  }
                })""", pathEnd);
    }

    private void claimByKeyboard(UUID escalation) {
        moveTo(escalation);
        page.keyboard().press("Enter");
        assertThat(page.locator("#case-file[data-case='" + escalation + "']")).isVisible();
        // What was swapped in takes keys only once the page has settled it, a few frames later.
        assertThat(page.locator("#case.htmx-settling")).hasCount(0);
        page.keyboard().press("c");
    }

    /** From the top of the queue down to the case, as a hand on the keyboard would. */
    private void moveTo(UUID escalation) {
        page.locator("#case").focus();
        int cards = page.locator("#queue-items .card").count();
        for (int presses = 0; presses <= cards; presses++) {
            page.keyboard().press("j");
            if (("item-" + escalation).equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach the case " + escalation);
    }

    private void shoot(String locale, String what) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "desk-" + locale + "-" + what + ".png")));
    }
}
