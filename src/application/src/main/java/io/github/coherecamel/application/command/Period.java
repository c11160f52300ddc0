package io.github.coherecamel.application.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which time something is to be. */
final class Period {

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Then or later: 2026-01-31T09:30:00Z, or 2h for two hours ago.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Before then; in the same way.")
    private @Nullable String until;

    void addTo(Map<String, @Nullable String> query) {
        query.put("since", time(since, Instant.now()));
        query.put("until", time(until, Instant.now()));
    }

    /** Returns a time that is said by how long ago it was; what is none is for the controller to judge. */
    static @Nullable String time(@Nullable String said, Instant now) {
        if (said == null || !said.matches("\\d{1,6}[smhdSMHD]")) {
            return said;
        }
        var upper = said.toUpperCase(Locale.ROOT);
        try {
            return now.minus(Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper))
                    .toString();
        } catch (DateTimeException | ArithmeticException e) {
            return said;
        }
    }
}
