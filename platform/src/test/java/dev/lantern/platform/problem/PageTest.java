// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void namesTheLastItemAsTheStartOfTheNextPage() {
        Page<Integer> page = Page.of(List.of(1, 2, 3), new Limit(2), String::valueOf);
        assertThat(page).isEqualTo(new Page<>(List.of(1, 2), "2"));
    }

    @Test
    void endsWithTheLastPage() {
        assertThat(Page.of(List.of(1, 2), new Limit(2), String::valueOf).next()).isNull();
    }

    @Test
    void readsTheCursorThatItWrote() {
        UUID id = Ids.next();
        Instant at = Instant.parse("2026-01-31T08:00:00.123456Z");
        Cursor cursor = Cursor.fromString(Cursor.of(3, at, null, id).toString());
        assertThat(cursor.number(0)).isEqualTo(3);
        assertThat(cursor.instant(1)).isEqualTo(at);
        assertThat(cursor.instant(2)).isNull();
        assertThat(cursor.uuid(3)).isEqualTo(id);
        assertThatThrownBy(() -> cursor.uuid(0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursor.number(4)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "!", "YQ==", "/w", "gA", "AA", "null", "-1"})
    void refusesACursorThatItDidNotWrite(String text) {
        assertThatThrownBy(() -> Cursor.fromString(text).uuid(0)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "50, 50", "200, 200", "201, 200", "99999999999999999999, 200", "007, 7"})
    void clampsALimit(String text, int limit) {
        assertThat(Limit.fromString(text).value()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "000", "-1", "", " ", "a", "1.0", "+1", "١"})
    void refusesALimitUnderOne(String text) {
        assertThatThrownBy(() -> Limit.fromString(text)).isInstanceOf(Problem.class);
    }
}
