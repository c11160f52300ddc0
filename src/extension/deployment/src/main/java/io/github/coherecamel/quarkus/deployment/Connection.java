package io.github.coherecamel.quarkus.deployment;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** The properties that say where Cohere is, or that it is the hosted API. */
final class Connection {

    static final String BASE_URL = "camel.component.cohere-finetune.base-url";
    static final String API_KEY = "camel.component.cohere-finetune.api-key";

    /** With these, the two short names work in every configuration source. Another spelling of an option goes first. */
    static final Map<String, String> DEFAULTS = Map.of(
            BASE_URL,
            fallback("base-url", "baseUrl", "CO_API_URL"),
            API_KEY,
            fallback("api-key", "apiKey", "CO_API_KEY"));

    private Connection() {}

    /** Returns the first property by which a user has said so; a blank one says nothing. */
    static Optional<String> configured() {
        return Stream.concat(options(), Stream.of("CO_API_URL", "CO_API_KEY"))
                .filter(Connection::isFilled)
                .findFirst();
    }

    private static Stream<String> options() {
        return Stream.of("cohere-finetune", "cohere-dataset")
                .flatMap(
                        scheme -> Stream.of("", "configuration.").map(part -> "camel.component." + scheme + '.' + part))
                .flatMap(prefix ->
                        Stream.of("base-url", "baseUrl", "api-key", "apiKey").map(prefix::concat));
    }

    private static boolean isFilled(String property) {
        return ConfigProvider.getConfig()
                .getOptionalValue(property, String.class)
                .filter(value -> !value.isBlank())
                .isPresent();
    }

    private static String fallback(String dashed, String camelCase, String shortName) {
        var component = "${camel.component.cohere-finetune.";
        return component + camelCase + ':' + component + "configuration." + dashed + ':' + component + "configuration."
                + camelCase + ":${" + shortName + ":}}}}";
    }
}
