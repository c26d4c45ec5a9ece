// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lantern.triage.model.Asked;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.Tokens;
import dev.lantern.triage.model.TunedEncoder;
import dev.lantern.triage.model.Tuning;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains an encoder of the build further, on all that is {@link Asked} at once. By AdamW with a rate that rises over the first
 * tenth of the steps and then falls to nothing. The same rows give the same weights on the same processor.
 */
final class Tuner implements AutoCloseable {

    private static final int BATCH = 32;
    private static final float HEAD_RATE = 1e-3f;
    private static final float LONGEST_STEP = 1;
    /** Two trainings ended in a step that was no number, where another of the same rows did not; why is not known. */
    private static final int TRIALS = 3;
    /** Of the loss of each answer: the two that decide who is seen count most. */
    private static final float DECIDING = 0.5f;

    private static final float IMMINENT = 0.25f;
    private static final float LABEL = 0.1f;

    private final Language language;
    private final Settings settings;
    private final Tokens tokens;
    private final NDManager manager;
    private final EncoderGraph graph;
    private final Consumer<String> progress;
    private @Nullable Head head;
    private @Nullable TunedEncoder encoder;

    /**
     * @param frozen so many of the lower layers stay as they are
     * @param rate of learning, at its height
     * @param epochs how often each row is seen
     * @param ownShare what one of the project's own lines counts beside a row of the development data
     */
    record Settings(int frozen, float rate, int epochs, float ownShare, int seed) {}

    Tuner(Language language, Settings settings, Consumer<String> progress) throws IOException {
        this.language = language;
        this.settings = settings;
        this.progress = progress;
        this.tokens = Tokens.of(language);
        // More threads take longer over matrices as small as these, and add in another order each time.
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        Engine engine = Engine.getEngine("PyTorch");
        engine.setRandomSeed(settings.seed());
        this.manager = engine.newBaseManager(Device.cpu());
        this.graph = new EncoderGraph(manager, OnnxWeights.of(language), language, settings.frozen());
    }

    /** Each passage of a text that is longer than the encoder reads at once is a row. */
    private record Lesson(long[] ids, Map<Asked, Boolean> said, float share) {}

    void fit(List<Row> rows) {
        List<Lesson> lessons = rows.stream().map(this::lesson).toList();
        int steps = settings.epochs() * ((lessons.size() + BATCH - 1) / BATCH);
        ParameterTracker rates = rates(steps);
        Optimizer optimizer = AdamW.builder().optLearningRateTracker(rates).build();
        var random = new Random(settings.seed());
        int step = 0;
        double loss = 0;
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            for (List<Lesson> batch : batches(lessons, random)) {
                loss += step(batch, optimizer);
                step++;
                if (step % 50 == 0) {
                    progress.accept("step %d of %d, loss %.4f".formatted(step, steps, loss / 50));
                    loss = 0;
                }
            }
        }
        head = graph.head();
        encoder = TunedEncoder.of(
                language, new Tuning(JsonNodeFactory.instance.objectNode(), graph.tensors(head), List.of()));
        progress.accept("learns the labels");
        // Of the vectors that the service will ask: it rounds between the layers too.
        head.learnLabels(
                lessons.stream().map(lesson -> encoder.mean(lesson.ids())).toList(), rows);
    }

    /** What is too long is learned by its beginning and its end. */
    private Lesson lesson(Row row) {
        List<Tokens.Passage> passages = tokens.passages(row.text());
        long[] ids = passages.getFirst().ids();
        if (passages.size() > 1) {
            long[] last = passages.getLast().ids();
            int tail = Math.min(ids.length / 2, last.length - 1);
            ids = ids.clone();
            System.arraycopy(last, last.length - tail, ids, ids.length - tail, tail);
        }
        return new Lesson(ids, row.said(), row.own() ? settings.ownShare() : 1);
    }

    /** Rows of similar length together, for what is filled up costs time too. */
    private static List<List<Lesson>> batches(List<Lesson> lessons, Random random) {
        List<Lesson> shuffled = new ArrayList<>(lessons);
        Collections.shuffle(shuffled, random);
        List<List<Lesson>> batches = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); from += 16 * BATCH) {
            List<Lesson> part = new ArrayList<>(shuffled.subList(from, Math.min(shuffled.size(), from + 16 * BATCH)));
            part.sort(Comparator.comparingInt(lesson -> lesson.ids().length));
            for (int at = 0; at < part.size(); at += BATCH) {
                batches.add(part.subList(at, Math.min(part.size(), at + BATCH)));
            }
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private ParameterTracker rates(int steps) {
        return (name, updates) -> {
            double rising = (updates + 1) / (0.1 * steps);
            double falling = Math.max(0.02, 1 - (double) updates / steps);
            float height = name.startsWith("head.") ? HEAD_RATE : settings.rate();
            return (float) (height * Math.min(1, rising) * falling);
        };
    }

    private double step(List<Lesson> batch, Optimizer optimizer) {
        for (int trial = 0; trial < TRIALS; trial++) {
            OptionalDouble loss = tryStep(batch, optimizer);
            if (loss.isPresent()) {
                return loss.getAsDouble();
            }
            progress.accept("the loss or its slope is no number; the step is computed again");
        }
        throw new IllegalStateException("the loss is no number any more; the training is of no use");
    }

    /** Empty, and nothing is learned, where the loss or its slope is no number. */
    private OptionalDouble tryStep(List<Lesson> batch, Optimizer optimizer) {
        try (NDManager step = manager.newSubManager()) {
            double value;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                level(step);
                NDArray logits = graph.logits(step, ids(batch));
                NDArray loss = loss(step, logits, batch);
                collector.backward(loss);
                value = loss.getFloat();
            }
            return Double.isFinite(value) && update(step, optimizer)
                    ? OptionalDouble.of(value)
                    : OptionalDouble.empty();
        }
    }

    /** No slope is left from before. The library takes each away from itself, which leaves what is no number as it is. */
    private void level(NDManager step) {
        for (NDArray weight : graph.trained().values()) {
            NDArray gradient = weight.getGradient();
            gradient.attach(step);
            gradient.set(FloatBuffer.allocate((int) gradient.size()));
        }
    }

    private static List<long[]> ids(List<Lesson> batch) {
        return batch.stream().map(Lesson::ids).toList();
    }

    /** Cross-entropy of what is known of each text, in the form that does not overflow. */
    private static NDArray loss(NDManager step, NDArray logits, List<Lesson> batch) {
        int asked = Asked.ALL.size();
        float[] answers = new float[asked * batch.size()];
        float[] shares = new float[answers.length];
        for (int i = 0; i < answers.length; i++) {
            Lesson lesson = batch.get(i / asked);
            Asked answer = Asked.ALL.get(i % asked);
            Boolean said = lesson.said().get(answer);
            answers[i] = Boolean.TRUE.equals(said) ? 1 : 0;
            shares[i] = said == null ? 0 : lesson.share() * weight(answer);
        }
        var shape = new Shape(batch.size(), asked);
        NDArray softly = logits.abs().neg().exp().add(1).log();
        NDArray each =
                logits.maximum(0).sub(logits.mul(step.create(answers, shape))).add(softly);
        return each.mul(step.create(shares, shape)).sum().div(batch.size());
    }

    private static float weight(Asked answer) {
        if (answer.group() != Asked.Group.LEVEL) {
            return LABEL;
        }
        return answer.equals(Asked.IMMINENT) ? IMMINENT : DECIDING;
    }

    /** False, and nothing is learned, where the slope is no number. */
    private boolean update(NDManager step, Optimizer optimizer) {
        NDList gradients = new NDList();
        graph.trained().values().forEach(weight -> {
            NDArray gradient = weight.getGradient();
            gradient.attach(step);
            gradients.add(gradient);
        });
        double length = Math.sqrt(gradients.stream()
                .mapToDouble(gradient -> gradient.square().sum().getFloat())
                .sum());
        if (!Double.isFinite(length)) {
            return false;
        }
        float shorter = (float) Math.min(1, LONGEST_STEP / (length + 1e-6));
        int i = 0;
        for (Map.Entry<String, NDArray> weight : graph.trained().entrySet()) {
            optimizer.update(
                    weight.getKey(), weight.getValue(), gradients.get(i++).mul(shorter));
        }
        return true;
    }

    /** The log-odds of each answer for each text, as the service will hear them: what its loudest passage says of it. */
    double[][] logits(List<String> texts) {
        return texts.stream().map(this::logits).toArray(double[][]::new);
    }

    private double[] logits(String text) {
        List<float[]> vectors = tokens.passages(text).stream()
                .map(passage -> encoder.mean(passage.ids()))
                .toList();
        return IntStream.range(0, Asked.ALL.size())
                .mapToDouble(answer -> vectors.stream()
                        .mapToDouble(vector -> head.logit(answer, vector))
                        .max()
                        .orElseThrow())
                .toArray();
    }

    /** What was changed, quantized as the encoder of the build is. */
    Map<String, Tuning.Tensor> tensors() {
        return graph.tensors(head);
    }

    @Override
    public void close() {
        manager.close();
    }
}
