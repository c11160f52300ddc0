package io.github.coherecamel.quarkus.deployment;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.Optional;
import java.util.stream.Stream;

/** The properties that say where Cohere is, or that it is the hosted API. */
final class Connection {

    static final String BASE_URL = "camel.component.cohere-finetune.base-url";
    static final String API_KEY = "camel.component.cohere-finetune.api-key";

    private Connection() {}

    /** Returns the first property by which a user has said so; a blank one says nothing. */
    static Optional<String> configured() {
        var options = Stream.of("cohere-finetune", "cohere-dataset")
                .flatMap(
                        scheme -> Stream.of("", "configuration.").map(part -> "camel.component." + scheme + '.' + part))
                .flatMap(prefix ->
                        Stream.of("base-url", "baseUrl", "api-key", "apiKey").map(prefix::concat));
        return Stream.concat(options, Stream.of("CO_API_URL", "CO_API_KEY"))
                .filter(ConfigUtils::isPropertyNonEmpty)
                .findFirst();
    }
}
