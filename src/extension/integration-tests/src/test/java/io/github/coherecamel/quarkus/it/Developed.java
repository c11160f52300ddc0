package io.github.coherecamel.quarkus.it;

import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.asset.StringAsset;

/** An application in development mode, on a free port. */
final class Developed {

    private static final Pattern ADDRESS = Pattern.compile("Listening on: (http://[^ ]+:\\d+)");

    private static final String PROPERTIES =
            """
            quarkus.http.port=0
            quarkus.camel.cohere-finetune.devservices.seed=seed.json
            """;

    private static final String SEED =
            """
            {"datasets": [{"id": "dev-dataset-1", "name": "one", "dataset_type": "chat-finetune-input"},
                          {"id": "dev-dataset-2", "name": "two", "dataset_type": "chat-finetune-input"}],
             "models": [{"id": "de500000-0000-4000-8000-000000000001", "name": "dev-model",
                         "settings": {"base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "dev-dataset-1"}}]}
            """;

    private final QuarkusDevModeTest mode;

    Developed() {
        mode = new QuarkusDevModeTest()
                .withApplicationRoot(application -> application
                        .addClass(Updates.class)
                        .addAsResource(new StringAsset(PROPERTIES), "application.properties")
                        .addAsResource(new StringAsset(SEED), "seed.json"))
                .setLogRecordPredicate(entry -> true);
    }

    QuarkusDevModeTest mode() {
        return mode;
    }

    String address() {
        return mode.getLogRecords().stream()
                .map(entry -> entry.getParameters() == null
                        ? entry.getMessage()
                        : String.format(entry.getMessage(), entry.getParameters()))
                .map(ADDRESS::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** A reload, which Camel may begin by itself at any time, cuts off whoever waits for an answer. */
    String get(String path) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> Http.get(URI.create(address() + path)), answer -> true);
    }
}
