package io.github.coherecamel.application.start;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Times that have to do with each other fit. What is no time at all is said elsewhere. */
final class TimeCheck implements Check {

    private static final String LEASE = "cohere.reconcile.lease";
    private static final String UPDATE = "cohere.reconcile.update-timeout";
    private static final List<String> RESPONSE = ConnectionCheck.names("response-timeout", "responseTimeout");
    private static final Duration RESPONSE_DEFAULT = Duration.ofSeconds(30);

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        var lease = duration(settings, LEASE);
        var update = duration(settings, UPDATE);
        if (lease.isPresent() && update.isPresent()) {
            var longest = update.get().plus(responseTimeout(settings));
            if (lease.get().compareTo(longest) <= 0) {
                mistakes.add(
                        "%s is %d s, but a reconciliation may take %d s (%s and %s together), so two processes could write one model at once"
                                .formatted(
                                        LEASE, lease.get().toSeconds(), longest.toSeconds(), UPDATE, RESPONSE.get(0)),
                        "Make the lease longer, or the other two shorter");
            }
        }
        var first = duration(settings, "cohere.reconcile.first-delay");
        var most = duration(settings, "cohere.reconcile.max-delay");
        if (first.isPresent() && most.isPresent() && first.get().compareTo(most.get()) > 0) {
            mistakes.add(
                    "cohere.reconcile.first-delay is longer than cohere.reconcile.max-delay",
                    "Swap them, or make the first shorter");
        }
    }

    /** By whichever of its names it is set; if by several, the longest, since it is not said here which one counts. */
    private static Duration responseTimeout(Settings settings) {
        return RESPONSE.stream()
                .flatMap(name -> duration(settings, name).stream())
                .max(Comparator.naturalOrder())
                .orElse(RESPONSE_DEFAULT);
    }

    private static Optional<Duration> duration(Settings settings, String property) {
        try {
            return settings.config().getOptionalValue(property, Duration.class).filter(time -> !time.isNegative());
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
