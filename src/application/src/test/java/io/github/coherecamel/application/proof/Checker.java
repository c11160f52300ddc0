package io.github.coherecamel.application.proof;

import static java.util.stream.Collectors.groupingBy;

import io.github.coherecamel.application.proof.Violation.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides from the history alone which promises were broken. It knows nothing of the application but its promises.
 *
 * @param patience how long an older dataset may stay in the place of a newer one
 */
record Checker(Duration patience) {

    private static final Set<String> NOT_THE_NEWEST = Set.of("SUPERSEDED", "STALE");

    List<Violation> check(History history) {
        var events = history.events().stream().collect(groupingBy(Told::model));
        var patches = history.patches().stream().filter(Patch::applied).collect(groupingBy(Patch::model));
        return history.before().keySet().stream()
                .sorted()
                .flatMap(model -> {
                    var told = events.getOrDefault(model, List.of());
                    var applied = patches.getOrDefault(model, List.of());
                    return Stream.of(
                                    new Course(model, told, history, patience).violations(applied).stream(),
                                    wrong(model, told, history).stream(),
                                    told.stream().flatMap(event -> contradicted(event, told, applied, history)))
                            .flatMap(found -> found);
                })
                .toList();
    }

    private static Optional<Violation> wrong(String model, List<Told> events, History history) {
        var dataset = history.after().get(model);
        var newest = events.stream()
                .filter(event ->
                        events.stream().noneMatch(other -> other.isAcknowledged() && other.surelyNewerThan(event)))
                .toList();
        var untouched = events.stream().noneMatch(Told::isAcknowledged)
                && history.before().get(model).equals(dataset);
        return untouched || newest.stream().anyMatch(event -> event.dataset().equals(dataset))
                ? Optional.empty()
                : Optional.of(new Violation(
                        Kind.WRONG,
                        model,
                        "it has %s at the end, and the newest is %s"
                                .formatted(
                                        dataset,
                                        newest.stream()
                                                .map(event -> event + " " + outcome(event, history))
                                                .toList())));
    }

    private static Stream<Violation> contradicted(Told event, List<Told> events, List<Patch> applied, History history) {
        var outcome = history.outcomes().get(event.key());
        if (outcome == null) {
            return event.isAcknowledged()
                    ? Stream.of(new Violation(Kind.LOST, event.key(), "acknowledged, and not there: " + event))
                    : Stream.empty();
        }
        if (outcome.isEmpty()
                && events.stream().anyMatch(other -> other.surelyNewerThan(event) && isClosed(other, history))) {
            return Stream.of(new Violation(Kind.STUCK, event.key(), "open, and a newer one is not: " + event));
        }
        if (NOT_THE_NEWEST.contains(outcome)
                && events.stream().allMatch(other -> other == event || event.surelyNewerThan(other))) {
            return Stream.of(new Violation(Kind.UNTRUE, event.key(), outcome + ", and nothing is newer: " + event));
        }
        if (outcome.equals("APPLIED")
                && applied.stream().noneMatch(patch -> patch.dataset().equals(event.dataset()))) {
            return Stream.of(new Violation(Kind.UNTRUE, event.key(), "APPLIED, and the API saw nothing: " + event));
        }
        return Stream.empty();
    }

    private static boolean isClosed(Told event, History history) {
        return !outcome(event, history).isEmpty();
    }

    private static String outcome(Told event, History history) {
        return history.outcomes().getOrDefault(event.key(), "");
    }
}
