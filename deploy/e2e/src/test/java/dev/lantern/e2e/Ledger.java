// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import dev.lantern.e2e.client.Answer;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.Message;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.client.UnexpectedAnswer;
import dev.lantern.e2e.client.Unreachable;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes at a steady pace into many conversations, {@link #AT_ONCE} of them at a time, one message after the other in each,
 * repeats with the same {@code clientMessageId} whatever was not acknowledged, and keeps a ledger of what was.
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
    private final List<Talk> talks;
    private final Queue<RuntimeException> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final ScheduledExecutorService pace = Executors.newScheduledThreadPool(2);

    Ledger(SeekerClient seeker, List<Conversation> conversations) {
        this.seeker = seeker;
        this.conversations = conversations;
        this.talks = conversations.stream().map(Talk::new).toList();
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

    /** Answers, and failures of our own, that no repetition can mend. */
    List<RuntimeException> refusals() {
        return List.copyOf(refusals);
    }

    /** What was acknowledged in a conversation, by {@code clientMessageId}, in the order it was written. */
    Map<String, Entry> entries(int conversation) {
        return talks.get(conversation).entries;
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }

    private void writeOne(int number) {
        int block = AT_ONCE * PER_CONVERSATION;
        int index = number / block * AT_ONCE + number % AT_ONCE;
        int place = number % block / AT_ONCE;
        String locale = conversations.get(index).locale();
        // At another place in each, so that crises come all the time.
        boolean crisis = hasCrisis(index) && place == 2 + index % 13;
        talks.get(index).write(new Draft("m-" + number, crisis ? Texts.crisis(locale) : Texts.smallTalk(number)));
    }

    private record Draft(String clientMessageId, String text) {}

    /** One conversation as its writer's device has it: what comes next waits until this is acknowledged. */
    private final class Talk {
        private final Conversation conversation;
        private final Map<String, Entry> entries = Collections.synchronizedMap(new LinkedHashMap<>());
        private final Queue<Draft> unsent = new ArrayDeque<>();

        private Talk(Conversation conversation) {
            this.conversation = conversation;
        }

        private void write(Draft draft) {
            boolean first;
            synchronized (unsent) {
                first = unsent.isEmpty();
                unsent.add(draft);
            }
            if (first) {
                send(draft, FIRST_RETRY_MILLIS);
            }
        }

        private void send(Draft draft, int retryMillis) {
            try {
                Answer answer = seeker.say(conversation.id(), draft.text(), draft.clientMessageId());
                acknowledge(draft, answer.as(Message.class));
            } catch (Unreachable _) {
                sendAgain(draft, retryMillis);
            } catch (UnexpectedAnswer e) {
                if (e.answer().status() == 503) {
                    sendAgain(draft, retryMillis);
                } else {
                    refusals.add(e);
                }
            } catch (RuntimeException e) {
                refusals.add(e);
            }
        }

        private void acknowledge(Draft draft, Message message) {
            entries.put(draft.clientMessageId(), new Entry(draft.text(), message));
            acknowledged.incrementAndGet();
            Draft next;
            synchronized (unsent) {
                unsent.remove();
                next = unsent.peek();
            }
            if (next != null) {
                inBackground(() -> send(next, FIRST_RETRY_MILLIS));
            }
        }

        // Later each time and scattered, as a client should: all that come back at once would hold up the service's
        // return.
        private void sendAgain(Draft draft, int retryMillis) {
            repeats.incrementAndGet();
            int next = Math.min(retryMillis * 2, LONGEST_RETRY_MILLIS);
            pace.schedule(
                    () -> inBackground(() -> send(draft, next)),
                    ThreadLocalRandom.current().nextInt(retryMillis / 2, retryMillis + 1),
                    TimeUnit.MILLISECONDS);
        }
    }

    private static void inBackground(Runnable task) {
        Thread.ofVirtual().start(task);
    }
}
