package io.github.coherecamel.application.start;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.RuntimeCamelException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Says what a start failed for, once what could be checked before was right. Values are not shown: they may be secret. */
final class StartFailure {

    private static final Pattern CONVERSION =
            Pattern.compile("SRCFG00039: The config property (\\S+) with the config value .*");

    private final List<Throwable> causes = new ArrayList<>();

    private StartFailure(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
    }

    /** Returns a line for each reason. */
    static List<String> lines(Throwable failure) {
        var it = new StartFailure(failure);
        var invalid = it.find(ConfigValidationException.class);
        if (invalid.isPresent()) {
            return problems(invalid.get());
        }
        return List.of(it.find(QuarkusBindException.class)
                .map(StartFailure::port)
                .or(() -> it.find(ConfigurationException.class).map(StartFailure::text))
                .or(() -> it.find(SQLException.class).map(DatabaseFailure::line))
                .or(() -> it.find(ConfigException.class).map(StartFailure::kafka))
                .or(() -> it.find(PropertyBindingException.class).map(it::option))
                .or(() -> it.find(FailedToCreateRouteException.class)
                        .map(route -> it.route(String.valueOf(route.getRouteId()))))
                .or(() -> it.find(FailedToStartRouteException.class)
                        .map(route -> it.route(String.valueOf(route.getRouteId()))))
                .orElseGet(it::other));
    }

    private <T extends Throwable> Optional<T> find(Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static List<String> problems(ConfigValidationException invalid) {
        return IntStream.range(0, invalid.getProblemCount())
                .mapToObj(index -> invalid.getProblem(index).getMessage())
                .map(problem -> {
                    var conversion = CONVERSION.matcher(problem);
                    return conversion.find()
                            ? conversion.group(1) + " has a value that is not of its type. Correct it."
                            : problem.replaceAll("\\s+", " ");
                })
                .toList();
    }

    private static String port(QuarkusBindException bind) {
        return "%s:%d is in use by another process, or is no address of this machine. Stop the other, or set quarkus.http.port (QUARKUS_HTTP_PORT) to another port."
                .formatted(bind.getHost(), bind.getPort());
    }

    private static String kafka(ConfigException wrong) {
        return "Kafka: %s Correct cohere.kafka.brokers (COHERE_KAFKA_BROKERS), or what is set as camel.component.kafka.*."
                .formatted(sentence(text(wrong)));
    }

    private String option(PropertyBindingException binding) {
        var prefix = binding.getOptionPrefix() == null
                ? ""
                : binding.getOptionPrefix().replaceFirst("\\.$", "") + ".";
        var root = root();
        var reason = root instanceof PropertyBindingException
                ? "there is no such option, or its value is not of its type"
                : root.getClass().getSimpleName() + " when its value was read";
        return prefix + binding.getPropertyName() + " is wrong: " + reason + ". docs/reference.md has all options.";
    }

    private String route(String id) {
        var text = sentence(text(root()));
        // The component's own messages say what to do.
        return root() instanceof IllegalArgumentException && text.matches("(Option|There is no option) .*")
                ? "%s (route %s)".formatted(text, id)
                : "route %s: %s Correct it in its file in cohere.routes.".formatted(id, text);
    }

    /** What is wrong with a file of routes says where. Else the type helps to search for it. */
    private String other() {
        var root = root();
        var text = text(root);
        if (text.contains(".yaml")) {
            return sentence(text) + " Correct the file.";
        }
        return root instanceof RuntimeCamelException || root instanceof IllegalArgumentException
                ? sentence(text)
                : "%s: %s The log at -Dquarkus.log.level=DEBUG has the rest."
                        .formatted(root.getClass().getName(), sentence(text));
    }

    private Throwable root() {
        return causes.get(causes.size() - 1);
    }

    /** On one line, without the excerpt that a parser adds. */
    private static String text(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .filter(line -> !line.startsWith("    "))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "))
                .replaceFirst("^Cannot start: ", "");
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text.replaceFirst(":$", "") + ".";
    }
}
