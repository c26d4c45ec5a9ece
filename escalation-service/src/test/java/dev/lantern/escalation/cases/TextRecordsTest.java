// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Author;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an exception's message or a log line may print of a record that holds somebody's words. */
class TextRecordsTest {

    private static final String CANARY = "canary-7f3a";

    static Stream<Record> records() {
        UUID id = UUID.randomUUID();
        var message = new MessageView(id, 1L, Author.of(Author.SEEKER), CANARY, Instant.EPOCH, null, null, null, null);
        return Stream.of(
                new ReplyRequest(CANARY, "c-1"),
                new NoteRequest(CANARY),
                new ResolveRequest(Outcome.SAFE, CANARY),
                message,
                new NoteView(id, Author.of(Author.COUNSELOR), CANARY, Instant.EPOCH),
                new ReplyService.Reply(message, false));
    }

    @ParameterizedTest
    @MethodSource("records")
    void printsNoWord(Record holdsText) {
        assertThat(holdsText.toString()).isNotBlank().doesNotContain(CANARY);
    }
}
