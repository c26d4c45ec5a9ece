// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import dev.lantern.e2e.client.Answer;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.Message;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.client.UnexpectedAnswer;
import dev.lantern.e2e.client.Unreachable;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A seeker who writes at a steady pace into many conversations, {@link #AT_ONCE} of them at a time, repeats with the same
 * {@code clientMessageId} whatever was not acknowledged, and keeps a ledger of what was.
 */
final class Ledger implements AutoCloseable {
    static final int AT_ONCE = 20;
    static final int PER_CONVERSATION = 20;
    private static final int CRISIS_EVERY = 4;
    private static final int FIRST_RETRY_MILLIS = 250;
    private static final int LONGEST_RETRY_MILLIS = 4_000;

    /** A text in its conversation, and the message as which the service acknowledged it. */
    record Entry(String text, Message acknowledged) {}

    private final SeekerClient seeker;
    private final List<Conversation> conversations;
    private final Map<UUID, Map<String, Entry>> entries = new ConcurrentHashMap<>();
    private final Queue<UnexpectedAnswer> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final ScheduledExecutorService pace = Executors.newScheduledThreadPool(2);

    Ledger(SeekerClient seeker, List<Conversation> conversations) {
        this.seeker = seeker;
        this.conversations = conversations;
    }

    /** Every fourth conversation has one crisis. */
    static boolean hasCrisis(int conversation) {
        return conversation % CRISIS_EVERY == 0;
    }

    /** Writes {@link #PER_CONVERSATION} messages into each conversation, from now on. */
    void write(int perSecond) {
        long gap = TimeUnit.SECONDS.toMicros(1) / perSecond;
        for (int number = 0; number < conversations.size() * PER_CONVERSATION; number++) {
            int each = number;
            pace.schedule(() -> inBackground(() -> writeOne(each)), number * gap, TimeUnit.MICROSECONDS);
        }
    }

    int acknowledged() {
        return acknowledged.get();
    }

    /** How often a message had to be sent again. */
    int repeats() {
        return repeats.get();
    }

    /** Answers that no repetition can mend. */
    List<UnexpectedAnswer> refusals() {
        return List.copyOf(refusals);
    }

    /** What was acknowledged, by {@code clientMessageId}. */
    Map<String, Entry> entries(Conversation conversation) {
        return entries.getOrDefault(conversation.id(), Map.of());
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }

    private void writeOne(int number) {
        int block = AT_ONCE * PER_CONVERSATION;
        int index = number / block * AT_ONCE + number % AT_ONCE;
        int place = number % block / AT_ONCE;
        Conversation conversation = conversations.get(index);
        // At another place in each, so that crises come all the time.
        boolean crisis = hasCrisis(index) && place == 2 + index % 13;
        send(
                conversation,
                crisis ? Texts.crisis(conversation.locale()) : Texts.smallTalk(number),
                "m-" + number,
                FIRST_RETRY_MILLIS);
    }

    private void send(Conversation conversation, String text, String clientMessageId, int retryMillis) {
        try {
            Answer answer = seeker.say(conversation.id(), text, clientMessageId);
            entries.computeIfAbsent(conversation.id(), id -> new ConcurrentHashMap<>())
                    .put(clientMessageId, new Entry(text, answer.as(Message.class)));
            acknowledged.incrementAndGet();
        } catch (Unreachable _) {
            sendAgain(conversation, text, clientMessageId, retryMillis);
        } catch (UnexpectedAnswer e) {
            if (e.answer().status() == 503) {
                sendAgain(conversation, text, clientMessageId, retryMillis);
            } else {
                refusals.add(e);
            }
        }
    }

    // Later each time and scattered, as a client should: hundreds that come back at once would hold up the service's
    // return.
    private void sendAgain(Conversation conversation, String text, String clientMessageId, int retryMillis) {
        repeats.incrementAndGet();
        int next = Math.min(retryMillis * 2, LONGEST_RETRY_MILLIS);
        pace.schedule(
                () -> inBackground(() -> send(conversation, text, clientMessageId, next)),
                ThreadLocalRandom.current().nextInt(retryMillis / 2, retryMillis + 1),
                TimeUnit.MILLISECONDS);
    }

    private static void inBackground(Runnable task) {
        Thread.ofVirtual().start(task);
    }
}
