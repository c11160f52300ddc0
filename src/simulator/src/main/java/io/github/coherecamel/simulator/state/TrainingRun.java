package io.github.coherecamel.simulator.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The measurements that a training makes on its way: a loss that falls fast and then slowly, with some noise, and an
 * accuracy that mirrors it. A function of the model alone, so the same model always learned the same way.
 */
public record TrainingRun(List<Step> steps) {
    private static final int MEASUREMENTS = 20;
    private static final int DEFAULT_BATCH = 16;
    private static final int DEFAULT_EXAMPLES = 640;
    private static final double FIRST_LOSS = 2.6;
    private static final double LAST_LOSS = 0.7;
    private static final double SPEED = 4;
    private static final double NOISE = 0.04;

    /** One measurement. */
    public record Step(int number, Instant at, Map<String, Double> metrics) {}

    /** The latest run of a model that was trained on so many examples; 0 if that is not known. */
    public static TrainingRun of(FinetunedModel model, long examples) {
        var entries = model.timeline().entries();
        for (var i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).status().equals(ModelStatus.FINETUNING)) {
                var start = entries.get(i).at();
                var end = i + 1 < entries.size() ? entries.get(i + 1).at() : start;
                return between(
                        start, end, stepCount(model, examples), model.id().hashCode());
            }
        }
        return new TrainingRun(List.of());
    }

    /** What had been measured by then. */
    public List<Step> until(Instant now) {
        return steps.stream().filter(step -> !step.at().isAfter(now)).toList();
    }

    private static int stepCount(FinetunedModel model, long examples) {
        var hyperparameters = model.settings().path("hyperparameters");
        var epochs = Math.max(1, hyperparameters.path("train_epochs").asLong(1));
        var batch = Math.max(1, hyperparameters.path("train_batch_size").asLong(DEFAULT_BATCH));
        var total = (examples == 0 ? DEFAULT_EXAMPLES : examples) * epochs / batch;
        return (int) Math.max(2, Math.min(total, 1_000_000));
    }

    private static TrainingRun between(Instant start, Instant end, int lastStep, long seed) {
        var noise = new SplittableRandom(seed);
        var count = Math.min(MEASUREMENTS, lastStep);
        var length = Duration.between(start, end);
        var steps = new ArrayList<Step>();
        for (var i = 0; i <= count; i++) {
            var number = (int) ((long) lastStep * i / count);
            var at = start.plus(length.multipliedBy(i).dividedBy(count));
            steps.add(new Step(number, at, metrics(number, (double) i / count, noise)));
        }
        return new TrainingRun(List.copyOf(steps));
    }

    private static Map<String, Double> metrics(int step, double progress, SplittableRandom noise) {
        var loss = loss(progress, noise);
        var heldOutLoss = loss(progress, noise) + 0.1 * progress;
        var metrics = new TreeMap<String, Double>();
        metrics.put("step", (double) step);
        metrics.put("cross_entropy", loss);
        metrics.put("accuracy", Math.exp(-loss / 2));
        metrics.put("generation_cross_entropy", heldOutLoss);
        metrics.put("generation_accuracy", Math.exp(-heldOutLoss / 2));
        return metrics;
    }

    private static double loss(double progress, SplittableRandom noise) {
        var ideal = LAST_LOSS + (FIRST_LOSS - LAST_LOSS) * Math.exp(-SPEED * progress);
        return ideal * (1 + NOISE * (noise.nextDouble() - 0.5));
    }
}
