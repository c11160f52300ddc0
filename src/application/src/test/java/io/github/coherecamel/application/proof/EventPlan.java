package io.github.coherecamel.application.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Which events are sent, and in which order: each up to three times, out of order within a window, and a few of them much
 * later than the others. A function of the seed alone.
 *
 * @param deliveries the events in the order in which they are sent
 */
record EventPlan(List<PlannedEvent> events, List<PlannedEvent> deliveries) {

    private static final int MOST_COPIES = 3;
    private static final int WINDOW = 50;
    private static final double LATE = 0.02;
    private static final int LATE_BY = 400;

    private record Slot(double at, PlannedEvent event) {}

    static EventPlan of(long seed, int count, List<String> models, List<String> datasets, Instant begin) {
        var random = new Random(seed);
        var events = new ArrayList<PlannedEvent>();
        var slots = new ArrayList<Slot>();
        for (var i = 0; i < count; i++) {
            var event = new PlannedEvent(
                    "/proof/" + seed,
                    String.valueOf(i),
                    models.get(random.nextInt(models.size())),
                    datasets.get(random.nextInt(datasets.size())),
                    begin.plusMillis(i));
            events.add(event);
            for (var copies = 1 + random.nextInt(MOST_COPIES); copies > 0; copies--) {
                var late = random.nextDouble() < LATE ? random.nextInt(LATE_BY) : 0;
                slots.add(new Slot(i + late + random.nextDouble() * WINDOW, event));
            }
        }
        slots.sort(Comparator.comparingDouble(Slot::at));
        return new EventPlan(
                List.copyOf(events), slots.stream().map(Slot::event).toList());
    }
}
