// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import static dev.lantern.resource.recommendation.Messages.MORNING;
import static dev.lantern.resource.recommendation.Messages.assessed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Urgency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NeedTest {

    private static final UUID CONVERSATION = UUID.randomUUID();

    @Test
    void callsForNothingInOrdinaryTalk() {
        assertThat(Need.of(assessed(CONVERSATION, Urgency.NONE)).topics()).isEmpty();
    }

    @Test
    void callsForNothingWhereAQuestionnaireHasNoConversationYet() {
        assertThat(Need.of(Messages.questionnaire(Urgency.HIGH)).isSomething()).isFalse();
    }

    @Test
    void callsForNothingWhereAFriendIsOnlyNamed() {
        var named = List.of(new Scored("friendship", 0.5));
        assertThat(Need.of(assessed(CONVERSATION, "zh", Urgency.NONE, MORNING, List.of(), named))
                        .topics())
                .isEmpty();
    }

    @Test
    void callsForNothingInGoodNewsAboutAStressor() {
        var good = assessed(CONVERSATION, "en", Urgency.NONE, MORNING, List.of(new Scored("joy", 0.9)), "study");
        assertThat(Need.of(good).topics()).isEmpty();
    }

    @Test
    void takesTheStressorsByTheCataloguesNames() {
        assertThat(Need.of(assessed(CONVERSATION, Urgency.LOW, "insomnia", "exams", "sleep"))
                        .topics())
                .containsExactly("sleep", "study");
    }

    @Test
    void takesTheStrongestEmotionWhereNoStressorIsKnown() {
        var low = assessed(
                CONVERSATION,
                "en",
                Urgency.LOW,
                MORNING,
                List.of(new Scored("sadness", 0.6), new Scored("worry", 0.9)));
        assertThat(Need.of(low).topics()).containsExactly("anxiety");
    }

    @Test
    void putsTheSafetyPlanFirstAtModerate() {
        assertThat(Need.of(assessed(CONVERSATION, Urgency.MODERATE, "sleep")).topics())
                .containsExactly("safety", "sleep");
    }

    @Test
    void callsForHotlinesOnlyFromHigh() {
        assertThat(Need.of(assessed(CONVERSATION, Urgency.IMMINENT, "sleep")).topics())
                .containsExactly("crisis");
        assertThat(Need.of(Messages.screened(CONVERSATION, Urgency.MODERATE, "CN"))
                        .topics())
                .isEmpty();
        assertThat(Need.of(Messages.screened(CONVERSATION, Urgency.HIGH, "CN")).topics())
                .containsExactly("crisis");
    }
}
