// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void everyEventHasATopicOfItsOwn() {
        assertThat(Topics.BY_TYPE.keySet()).containsExactlyInAnyOrder(typed(Event.class.getPermittedSubclasses()));
        assertThat(Topics.BY_TYPE.values()).doesNotHaveDuplicates();
    }

    @Test
    void namesSayOwnerAndPastTense() {
        assertThat(Topics.ALL)
                .allMatch(topic -> topic.matches("(chat|triage|resource|escalation)\\.[a-z]+(-[a-z]+)*ed"));
    }

    @Test
    void everyTopicWhoseEventsHoldTextIsSealed() {
        assertThat(Topics.ALL).containsAll(Topics.SEALED);
        Topics.BY_TYPE.forEach((type, topic) ->
                assertThat(Topics.SEALED.contains(topic)).as(topic).isEqualTo(holdsText(type)));
    }

    private static boolean holdsText(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(each -> each.getName().equals("text")
                        || each.getType() == java.util.List.class && holdsText(Field.elementType(each)));
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Event>[] typed(Class<?>[] types) {
        return (Class<? extends Event>[]) types;
    }
}
