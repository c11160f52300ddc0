package io.github.coherecamel.application.proof;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What both sides saw of a run: the senders of events, and the API. And what the application says itself at the end.
 *
 * @param events each event once, however often it was sent
 * @param before the dataset of each model before the first event
 * @param after the dataset of each model at the end
 * @param outcomes by the key of an event, what the application says became of it; empty if it is open
 */
record History(
        List<Told> events,
        List<Patch> patches,
        List<Disturbance> disturbances,
        Map<String, String> before,
        Map<String, String> after,
        Map<String, String> outcomes,
        Instant end) {

    /** Whether something happened to a model's calls between two times, both included. */
    boolean disturbed(String model, Instant from, Instant to) {
        return disturbances.stream()
                .anyMatch(disturbance -> disturbance.concerns(model)
                        && !disturbance.at().isBefore(from)
                        && !disturbance.at().isAfter(to));
    }
}
