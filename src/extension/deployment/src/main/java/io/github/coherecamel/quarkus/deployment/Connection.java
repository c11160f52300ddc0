package io.github.coherecamel.quarkus.deployment;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The properties that say where Cohere is, or that it is the hosted API. */
final class Connection {

    static final String BASE_URL = "camel.component.cohere-finetune.base-url";
    static final String API_KEY = "camel.component.cohere-finetune.api-key";

    private Connection() {}

    /**
     * Returns the first property or variable by which a user has said so; a blank one says nothing.
     *
     * @param environment the process' own, which is what the component reads
     */
    static Optional<String> configured(UnaryOperator<@Nullable String> environment) {
        return Stream.concat(
                        options().filter(ConfigUtils::isPropertyNonEmpty),
                        Stream.of("CO_API_URL", "CO_API_KEY").filter(name -> isFilled(environment.apply(name))))
                .findFirst();
    }

    private static Stream<String> options() {
        return Stream.of("cohere-finetune", "cohere-dataset")
                .flatMap(
                        scheme -> Stream.of("", "configuration.").map(part -> "camel.component." + scheme + '.' + part))
                .flatMap(prefix ->
                        Stream.of("base-url", "baseUrl", "api-key", "apiKey").map(prefix::concat));
    }

    private static boolean isFilled(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
