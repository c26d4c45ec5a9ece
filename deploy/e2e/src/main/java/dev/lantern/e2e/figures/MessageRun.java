// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.figures;

import dev.lantern.e2e.client.Case;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.EventStream;
import dev.lantern.e2e.client.Message;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.client.StreamEvent;
import dev.lantern.e2e.client.UnexpectedAnswer;
import dev.lantern.e2e.suite.RunningSuite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Seekers write at a steady pace. Every fourth message is a crisis, each in a conversation of its own: timed from the
 * sending of the request to the case on the desk's stream. The others are ordinary, in conversations with an open stream
 * each: timed to the assistant's answer on the seeker's stream.
 */
final class MessageRun {
    private static final int CRISIS_EVERY = 4;
    private static final int ORDINARY_CONVERSATIONS = 120;
    private static final Duration SENT_AGAIN_AFTER = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * @param refusals how often a message was answered 503; it was sent again, and its time ran from the first sending
     * @param cores how busy they were from the first message that counts to the last, where the machine says so
     */
    record Times(Samples toDesk, Samples toAnswer, int refusals, Optional<String> cores) {}

    private final RunningSuite suite;
    private final SeekerClient seeker;
    private final Map<UUID, Long> crises = new ConcurrentHashMap<>();
    private final Map<UUID, Long> questions = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile Optional<Cores> atFirst = Optional.empty();

    MessageRun(RunningSuite suite) {
        this.suite = suite;
        this.seeker = suite.newSeeker();
    }

    /** @param crisisSamples how many crises count; four times as many messages are sent, after the warm-up's */
    Times measure(int perSecond, int warmUp, int crisisSamples) throws Exception {
        int messages = warmUp + crisisSamples * CRISIS_EVERY;
        List<Conversation> forCrises = open(messages / CRISIS_EVERY);
        List<Conversation> ordinary = open(ORDINARY_CONVERSATIONS);
        var streams = new ArrayList<EventStream>();
        try (EventStream desk = suite.counselor("counselor-chen").events(null)) {
            ordinary.forEach(conversation -> streams.add(seeker.events(conversation.id(), null)));
            Pace.keep(perSecond, messages, number -> {
                boolean counts = number >= warmUp;
                if (number == warmUp) {
                    atFirst = Cores.now();
                }
                if (number % CRISIS_EVERY == 0) {
                    cry(forCrises.get(number / CRISIS_EVERY), number, counts);
                } else {
                    talk(ordinary.get((number - number / CRISIS_EVERY) % ordinary.size()), number, counts);
                }
            });
            Optional<String> cores = atFirst.flatMap(then -> Cores.now().map(now -> now.since(then)));
            awaitAll(desk, streams);
            return new Times(toDesk(desk), toAnswer(streams), refusals.get(), cores);
        } finally {
            streams.forEach(EventStream::close);
        }
    }

    private List<Conversation> open(int conversations) {
        return IntStream.range(0, conversations)
                .mapToObj(n -> n % 2 == 0 ? seeker.open("zh", "CN") : seeker.open("en", "US"))
                .toList();
    }

    private void cry(Conversation conversation, int number, boolean counts) {
        long now = System.nanoTime();
        if (counts) {
            crises.put(conversation.id(), now);
        }
        say(
                conversation,
                conversation.locale().equals("zh")
                        ? "我不想活了，药都准备好了，今晚就走 " + number
                        : "I want to die, I have the pills ready and I will do it tonight " + number);
    }

    private void talk(Conversation conversation, int number, boolean counts) {
        long now = System.nanoTime();
        Message question = say(
                conversation,
                conversation.locale().equals("zh") ? "今天散步走了" + number + "步" : "I walked " + number + " steps today");
        if (counts) {
            questions.put(question.id(), now);
        }
    }

    /** As a clinic's backend would: whoever is told to try again soon does, under the same key. */
    private Message say(Conversation conversation, String text) {
        String key = UUID.randomUUID().toString();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return seeker.say(conversation.id(), text, key).as(Message.class);
            } catch (UnexpectedAnswer refused) {
                if (refused.answer().status() != 503 || System.nanoTime() > until) {
                    throw refused;
                }
                refusals.incrementAndGet();
                LockSupport.parkNanos(SENT_AGAIN_AFTER.toNanos());
            }
        }
    }

    private void awaitAll(EventStream desk, List<EventStream> streams) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> toDesk(desk).count() == crises.size()
                        && toAnswer(streams).count() == questions.size());
    }

    private Samples toDesk(EventStream desk) {
        var first = new ConcurrentHashMap<UUID, Long>();
        desk.named("case")
                .forEach(event -> first.putIfAbsent(event.as(Case.class).conversationId(), event.receivedAt()));
        return new Samples(crises.entrySet().stream()
                .filter(crisis -> first.containsKey(crisis.getKey()))
                .map(crisis -> first.get(crisis.getKey()) - crisis.getValue())
                .toList());
    }

    /** A message's text begins with its event: the script's answers are not streamed word by word. */
    private Samples toAnswer(List<EventStream> streams) {
        return new Samples(streams.stream()
                .flatMap(stream -> stream.named("message"))
                .flatMap(event -> answerTime(event).stream())
                .toList());
    }

    private List<Long> answerTime(StreamEvent event) {
        UUID question = event.as(Message.class).inReplyTo();
        Long asked = question == null ? null : questions.get(question);
        return asked == null ? List.of() : List.of(event.receivedAt() - asked);
    }
}
