package io.github.coherecamel.application.page;

import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Sync;
import io.github.coherecamel.application.web.StatusView;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Models counted by their states: what the first look is for. */
public record Census(StatusView status, Address address) {

    public List<Tally> healths() {
        return Arrays.stream(Health.values())
                .map(health -> tally("health", health.name(), Marks.mark(health), count -> count.health() == health))
                .toList();
    }

    public List<Tally> syncs() {
        return Arrays.stream(Sync.values())
                .map(sync -> tally("sync", sync.name(), Marks.mark(sync), count -> count.sync() == sync))
                .toList();
    }

    /** All there are. */
    public long count() {
        return sum(count -> true);
    }

    public long degraded() {
        return sum(count -> count.health() == Health.DEGRADED);
    }

    /** How the whole is: that of the worst model that is none of a person's choice. */
    public Mark mark() {
        var worst = List.of(Health.DEGRADED, Health.RETRYING, Health.PROGRESSING).stream()
                .filter(health -> sum(count -> count.health() == health) > 0)
                .findFirst()
                .orElse(Health.HEALTHY);
        return worst == Health.HEALTHY && synced() < count() ? Marks.mark(Sync.OUT_OF_SYNC) : Marks.mark(worst);
    }

    /** The same in one sentence. */
    public String sentence() {
        var all = count();
        if (degraded() > 0) {
            return "%s a person.".formatted(some(degraded(), all, "needs", "need"));
        }
        var retrying = sum(count -> count.health() == Health.RETRYING);
        var progressing = sum(count -> count.health() == Health.PROGRESSING);
        if (status.hold().holding() && retrying + progressing > 0) {
            // Whether that needs a person is said of the hold.
            return "%s waiting, since no model is worked on.".formatted(some(retrying + progressing, all, "is", "are"));
        }
        if (retrying > 0) {
            return "Nothing needs a person. %s by something that passes, and %s tried again."
                    .formatted(some(retrying, all, "failed", "failed"), retrying == 1 ? "is" : "are");
        }
        if (progressing > 0) {
            return "Nothing is wrong. %s under way.".formatted(some(progressing, all, "is", "are"));
        }
        return synced() == all
                ? all == 1 ? "The model is as wanted." : "All %s models are as wanted.".formatted(Words.grouped(all))
                : "%s%s not as wanted."
                        .formatted(
                                status.hold().holding() ? "" : "Nothing is wrong, but ",
                                some(all - synced(), all, "is", "are"));
    }

    private long synced() {
        return sum(count -> count.sync() == Sync.SYNCED);
    }

    private static String some(long some, long all, String one, String many) {
        return all == 1
                ? "The model " + one
                : "%s of %s models %s".formatted(Words.grouped(some), Words.grouped(all), some == 1 ? one : many);
    }

    private Tally tally(String parameter, String name, Mark mark, Predicate<StatusView.Count> counted) {
        var isChosen = address.get(parameter).equalsIgnoreCase(name);
        return new Tally(
                name,
                mark,
                sum(counted),
                isExact(counted),
                isChosen,
                isChosen ? address.without(parameter) : address.with(parameter, name));
    }

    private long sum(Predicate<StatusView.Count> counted) {
        return status.models().stream()
                .filter(counted)
                .mapToLong(StatusView.Count::count)
                .sum();
    }

    private boolean isExact(Predicate<StatusView.Count> counted) {
        return status.models().stream().filter(counted).allMatch(StatusView.Count::exact);
    }
}
