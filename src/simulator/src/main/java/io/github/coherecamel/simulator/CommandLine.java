package io.github.coherecamel.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** The options of the command line. */
final class CommandLine {
    static final int DEFAULT_PORT = 8199;
    static final String HELP =
            """
            Simulates Cohere's fine-tuning and datasets APIs on 127.0.0.1.
            GET /_simulator says what it holds; POST /_simulator/clock {"advance": "PT1H"} moves its time;
            POST /_simulator/faults {"fault": "status", "status": 503} makes the next call fail.

            Options:
              --port PORT               where to listen; 0 for a free port (default %d)
              --seed FILE               JSON file {"models": [...], "datasets": [...]} to begin with
              --training-time TIME      from queued to ready, such as 30s, 5m, 1h or PT5M (default 0s)
              --validation-time TIME    from queued to validated (default 0s)
              --latency TIME            before each answer, such as 200ms (default 0s)
              --no-retraining           leave a model as it is when its dataset changes (default: train it again)
              --api-key KEY             the only key that is accepted (default: any)
              --help                    this text
            """
                    .formatted(DEFAULT_PORT);

    private static final int MAX_PORT = 65535;

    private final CohereSimulatorBuilder builder = CohereSimulator.builder().port(DEFAULT_PORT);
    private boolean help;

    private CommandLine() {}

    /** Reads the arguments. Fails with {@link IllegalArgumentException}, whose message is for the user. */
    static CommandLine of(List<String> arguments) {
        var line = new CommandLine();
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            line.read(rest.next(), rest);
        }
        return line;
    }

    boolean help() {
        return help;
    }

    CohereSimulatorBuilder builder() {
        return builder;
    }

    private void read(String option, Iterator<String> rest) {
        switch (option) {
            case "--help", "-h" -> help = true;
            case "--port" -> builder.port(port(value(option, rest)));
            case "--seed" -> builder.seed(file(value(option, rest)));
            case "--training-time" -> builder.trainingTime(time(option, value(option, rest)));
            case "--validation-time" -> builder.validationTime(time(option, value(option, rest)));
            case "--latency" -> builder.latency(time(option, value(option, rest)));
            case "--no-retraining" -> builder.retraining(false);
            case "--api-key" -> builder.apiKey(value(option, rest));
            default -> throw new IllegalArgumentException("unknown option " + option);
        }
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw wrongPort(text);
        }
        throw wrongPort(text);
    }

    private static IllegalArgumentException wrongPort(String text) {
        return new IllegalArgumentException("--port must be a number from 0 to " + MAX_PORT + ", not '" + text + "'");
    }

    private static Duration time(String option, String text) {
        try {
            return Times.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + " must be a time such as 30s, 5m or 1h, not '" + text + "'", e);
        }
    }

    private static String file(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("--seed cannot read the file '" + name + "'", e);
        }
    }
}
