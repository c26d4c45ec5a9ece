// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Evidence;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SegmentTest {

    private static final String TEXT = "🙂 我不想活了 <b>";

    @Test
    void marksWhatTheEvidenceNamesInUtf16Units() {
        List<Segment> segments = Segment.of(TEXT, List.of(new Evidence(3, 8, "suicidal-ideation")));
        assertThat(segments).extracting(Segment::text).containsExactly("🙂 ", "我不想活了", " <b>");
        assertThat(segments).extracting(Segment::marked).containsExactly(false, true, false);
    }

    @Test
    void cutsWhereEvidenceOverlaps() {
        List<Segment> segments = Segment.of("abcdef", List.of(new Evidence(0, 4, "a"), new Evidence(2, 6, "b")));
        assertThat(segments).extracting(Segment::text).containsExactly("ab", "cd", "ef");
        assertThat(segments)
                .extracting(Segment::signals)
                .containsExactly(List.of("a"), List.of("a", "b"), List.of("b"));
    }

    @Test
    void neverLosesTextOrSplitsACharacterWhateverTheOffsets() {
        for (int start = -2; start < TEXT.length() + 3; start++) {
            for (int end = -2; end < TEXT.length() + 3; end++) {
                List<Segment> segments = Segment.of(TEXT, List.of(new Evidence(start, end, "a")));
                assertThat(segments.stream().map(Segment::text).collect(Collectors.joining()))
                        .isEqualTo(TEXT);
                assertThat(segments).noneMatch(segment -> Character.isLowSurrogate((segment.text() + " ").charAt(0)));
            }
        }
    }

    @Test
    void leavesATextWithoutEvidenceWhole() {
        assertThat(Segment.of("abc", List.of())).containsExactly(new Segment("abc", List.of()));
    }

    @Test
    void printsNoWord() {
        assertThat(new Segment("canary-7f3a", List.of("abuse")).toString()).isEqualTo("Segment[abuse]");
    }
}
