package io.github.coherecamel.application.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run came to, for people; and its history, for whoever wants to decide again. */
record Report(String run, long seed, History history, List<Violation> violations, String more) {

    private static final Path FOLDER = Path.of("target", "proof");

    /** Prints it, and leaves both in {@code target/proof}. */
    void write() throws IOException {
        Files.createDirectories(FOLDER);
        var name = run.replaceAll("\\W+", "-") + "-" + seed;
        System.out.println(this);
        Files.writeString(FOLDER.resolve(name + ".txt"), toString());
        new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .writeValue(FOLDER.resolve(name + ".json").toFile(), history);
    }

    @Override
    public String toString() {
        var events = history.events();
        var began =
                events.stream().map(Told::sent).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        var outcomes = history.outcomes().values().stream()
                .collect(Collectors.groupingBy(outcome -> outcome, TreeMap::new, Collectors.counting()));
        return """
                %s, seed %d: %d violations
                  events      %d acknowledged of %d, for %d models
                  outcomes    %s
                  PATCHes     %d received
                  took        %d s
                  %s
                """
                        .formatted(
                                run,
                                seed,
                                violations.size(),
                                events.stream().filter(Told::isAcknowledged).count(),
                                events.size(),
                                history.before().size(),
                                outcomes,
                                history.patches().size(),
                                Duration.between(began, history.end()).toSeconds(),
                                more)
                + violations.stream().map(violation -> "  " + violation + "\n").collect(Collectors.joining());
    }
}
