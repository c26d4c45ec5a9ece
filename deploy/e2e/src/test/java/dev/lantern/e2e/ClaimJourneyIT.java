// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.CaseChanged;
import dev.lantern.e2e.client.Answer;
import dev.lantern.e2e.client.Case;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.DeskClient;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.suite.RunningSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Many hands reach for one case. */
@OnSuite
@Order(3)
class ClaimJourneyIT {
    private static final int COUNSELORS = 20;
    private static final int CLAIMS = 200;

    private final RunningSuite suite;
    private final SeekerClient seeker;

    ClaimJourneyIT(RunningSuite suite) {
        this.suite = suite;
        this.seeker = suite.newSeeker();
    }

    @Test
    void oneOfTwoHundredConcurrentClaimsWins() throws Exception {
        List<DeskClient> counselors = newCounselors();
        Case open = openCase();

        List<Claim> claims = claimAllAtOnce(counselors, open.id());

        List<Integer> winners = claims.stream()
                .filter(claim -> claim.answer().status() == 200)
                .map(Claim::counselor)
                .distinct()
                .toList();
        assertThat(winners).as("counselors whose claim was answered 200").hasSize(1);
        assertThat(claims)
                .filteredOn(claim -> claim.counselor() != winners.getFirst())
                .allSatisfy(claim -> assertThat(claim.answer().status()).isEqualTo(409));
        Case claimed = counselors.getFirst().find(open.id());
        assertThat(claims)
                .filteredOn(claim -> claim.answer().status() == 409)
                .as("a refusal names the holder")
                .allSatisfy(claim -> assertThat(claim.answer().body())
                        .contains(claimed.holder().name()));
        assertThat(claimed.version()).isEqualTo(open.version() + 1);
        Await.untilAsserted(() -> assertThat(suite.topics().events(CaseChanged.class))
                .filteredOn(change ->
                        change.caseId().equals(open.id()) && change.change().equals(CaseChanged.CLAIMED))
                .hasSize(1));
    }

    private List<DeskClient> newCounselors() {
        List<String> names = IntStream.range(0, COUNSELORS)
                .mapToObj(n -> "counselor-%02d".formatted(n))
                .toList();
        names.forEach(name -> suite.realm().addUser(name, "demo", "counselor"));
        // Tokens first: the race is about the case.
        names.forEach(name -> suite.tokens().user(name).get());
        return names.stream().map(suite::counselor).toList();
    }

    private Case openCase() {
        Conversation conversation = seeker.open("en", "US");
        seeker.say(conversation, Texts.CRISIS_EN);
        DeskClient desk = suite.counselor("counselor-maya");
        Await.untilAsserted(() -> assertThat(desk.casesOf(conversation.id())).hasSize(1));
        return desk.casesOf(conversation.id()).getFirst();
    }

    private static List<Claim> claimAllAtOnce(List<DeskClient> counselors, UUID id) throws Exception {
        var start = new CountDownLatch(1);
        var claims = new ArrayList<Future<Claim>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < CLAIMS; n++) {
                int counselor = n % counselors.size();
                Callable<Claim> claim = () -> {
                    start.await();
                    return new Claim(counselor, counselors.get(counselor).tryClaim(id));
                };
                claims.add(threads.submit(claim));
            }
            start.countDown();
        }
        return claims.stream().map(Future::resultNow).toList();
    }

    private record Claim(int counselor, Answer answer) {}
}
