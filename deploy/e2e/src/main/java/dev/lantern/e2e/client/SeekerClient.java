// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a seeker does, through the clinic's backend or with a token of their own. */
public final class SeekerClient {
    private final Api chat;

    public SeekerClient(Api chat) {
        this.chat = chat;
    }

    public Api api() {
        return chat;
    }

    public Conversation open(String locale, String region) {
        return chat.post(
                        "/v1/conversations",
                        Map.of("locale", locale, "region", region, "consent", Map.of("version", "2026-01")))
                .expect(201)
                .as(Conversation.class);
    }

    public Conversation find(UUID conversation) {
        return chat.get("/v1/conversations/" + conversation).expect(200).as(Conversation.class);
    }

    public Message say(Conversation conversation, String text) {
        return say(conversation.id(), text, UUID.randomUUID().toString()).as(Message.class);
    }

    /** Answers 201, or 200 when this very message was acknowledged before. */
    public Answer say(UUID conversation, String text, String clientMessageId) {
        return chat.post(
                        "/v1/conversations/" + conversation + "/messages",
                        Map.of("text", text, "clientMessageId", clientMessageId))
                .expect(200, 201);
    }

    /** Every message of the conversation, page by page. */
    public List<Message> history(UUID conversation) {
        var all = new ArrayList<Message>();
        long after = 0;
        while (true) {
            List<Message> page = chat.get("/v1/conversations/" + conversation + "/messages?limit=200&after=" + after)
                    .expect(200)
                    .items(Message.class);
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(page);
            after = page.getLast().sequence();
        }
    }

    public EventStream events(UUID conversation, @Nullable String after) {
        return chat.events("/v1/conversations/" + conversation + "/events", after);
    }

    public void close(UUID conversation) {
        chat.post("/v1/conversations/" + conversation + "/close").expect(200, 202, 204);
    }

    public void askForHuman(UUID conversation) {
        chat.post("/v1/conversations/" + conversation + "/human").expect(202);
    }
}
