// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a counselor does. */
public final class DeskClient {
    private static final String CASES = "/v1/escalations";

    private final Api escalation;

    public DeskClient(Api escalation) {
        this.escalation = escalation;
    }

    public Api api() {
        return escalation;
    }

    /** The conversation's cases in any state. */
    public List<Case> casesOf(UUID conversation) {
        return escalation
                .get(CASES + "?status=open,claimed,resolved&conversation=" + conversation)
                .expect(200)
                .items(Case.class);
    }

    public JsonNode read(UUID id) {
        return escalation.get(CASES + "/" + id).expect(200).json();
    }

    public Case find(UUID id) {
        return Json.read(read(id), Case.class);
    }

    public Answer tryClaim(UUID id) {
        return act(id, "claim");
    }

    public Case claim(UUID id) {
        return tryClaim(id).expect(200).as(Case.class);
    }

    public void release(UUID id) {
        act(id, "release").expect(200, 202, 204);
    }

    public void resolve(UUID id, String outcome, String note) {
        escalation
                .post(CASES + "/" + id + "/resolve", Map.of("outcome", outcome, "note", note))
                .expect(200, 204);
    }

    public Answer reply(UUID id, String text) {
        return escalation
                .post(
                        CASES + "/" + id + "/messages",
                        Map.of(
                                "text",
                                text,
                                "clientMessageId",
                                UUID.randomUUID().toString()))
                .expect(201);
    }

    public void note(UUID id, String text) {
        escalation.post(CASES + "/" + id + "/notes", Map.of("text", text)).expect(201);
    }

    public EventStream events(@Nullable String after) {
        return escalation.events(CASES + "/events", after);
    }

    private Answer act(UUID id, String verb) {
        return escalation.post(CASES + "/" + id + "/" + verb);
    }
}
