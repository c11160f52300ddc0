package io.github.coherecamel.application.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake has its line, and what is right has none. */
class CheckTest {

    private static final String ROOT = "io/github/coherecamel/application";

    @TempDir
    Path folder;

    @Test
    void findsNothingWrongWithWhatIsRight() {
        assertThat(mistakes(Map.of())).isEmpty();
        assertThat(mistakes(Map.of("cohere.drain", "0s", "cohere.reconcile.calls-per-minute", "500")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cohere.inbx, in, cohere.inbx is no property of this application",
        "cohere.reconcile.leese, 1m, cohere.reconcile.leese is no property of this application",
        "cohere.reconcile.lease, soon, 'cohere.reconcile.lease is ''soon''. It has to be a duration'",
        "cohere.reconcile.lease, -2m, 'cohere.reconcile.lease is ''-2m''. It has to be more than 0'",
        "cohere.reconcile.concurrency, many, 'cohere.reconcile.concurrency is ''many''. It has to be a whole number'",
        "cohere.reconcile.concurrency, 0, It has to be more than 0",
        "cohere.reconcile.poll-interval, 0s, It has to be more than 0",
        "cohere.reconcile.calls-per-minute, -5, It has to be more than 0",
        "cohere.reconcile.await-training, perhaps, It has to be true or false",
        "cohere.reconcile.first-delay, 10m, cohere.reconcile.first-delay is longer than cohere.reconcile.max-delay",
        "cohere.reconcile.update-timeout, 3m, but a reconciliation may take 210 s",
        "camel.component.cohere-finetune.response-timeout, 2m, but a reconciliation may take 180 s",
        "camel.component.cohere-finetune.responseTimeout, 2m, but a reconciliation may take 180 s",
        "camel.component.cohere-finetune.configuration.response-timeout, 2m, but a reconciliation may take 180 s",
        "camel.component.cohere-finetune.configuration.responseTimeout, 2m, but a reconciliation may take 180 s",
        "cohere.drain, -1s, It must not be negative",
        "cohere.drift.policy, ignore, It has to be heal or report",
        "cohere.model-id, a b/../c, which is no id of a model",
        "cohere.model-id, ' ', is not set",
        "cohere.files.model-id, a b, cohere.files.model-id (COHERE_FILES_MODEL_ID) is 'a b', which is no id of a model",
        "cohere.files.type, chat-fintune-input, 'which is no type of a dataset that a model can be fine-tuned with."
                + " Set it to one of chat-finetune-input, reranker-'",
        "cohere.routes, my-routes, 'Write file:my-routes'",
        "cohere.routes, file:no-such-folder, but there is no folder",
        "cohere.dataset-watch.enabled, true, cohere.dataset-watch.models (COHERE_DATASET_WATCH_MODELS) is not set",
        "quarkus.datasource.postgresql.active, true, cohere.node (COHERE_NODE) is not set",
        "CO_API_URL, ' ', CO_API_URL is not set",
        "CO_API_URL, http://cohere.example.com, 'CO_API_URL is plain HTTP to cohere.example.com, so that the key could be read'",
        "CO_API_URL, https://cohere.example.com/v1/, 'CO_API_URL has the API''s own path in it'",
        "CO_API_URL, cohere.example.com, CO_API_URL is not the absolute URL of a host",
        "CO_API_URL, https://a:secret@cohere.example.com, 'CO_API_URL has a user, a query or a fragment'",
        "CO_API_URL, https://h/secret path, CO_API_URL is no URL: Illegal character in path at character",
        "camel.component.cohere-finetune.baseUrl, ftp://h, camel.component.cohere-finetune.baseUrl is not the absolute URL",
        "CAMEL_COMPONENT_COHERE_FINETUNE_API_KEY, secret, set the property camel.component.cohere-finetune.api-key",
    })
    void saysWhatIsWrong(String property, String value, String message) {
        assertThat(mistakes(Map.of(property, value)))
                .singleElement()
                .asString()
                .contains(message)
                .doesNotContain("secret");
    }

    @Test
    void takesAnyNodeThatHasANameOnPostgreSql() {
        assertThat(mistakes(Map.of("quarkus.datasource.postgresql.active", "true", "cohere.node", "controller-0")))
                .isEmpty();
    }

    @Test
    void saysAllAtOnce() {
        assertThat(mistakes(Map.of("cohere.inbx", "in", "cohere.drain", "never", "CO_API_URL", "")))
                .hasSize(3);
    }

    @Test
    void saysAllThatIsWrongWithAUrlBesideWhatElseIsAndMakesNothing() {
        assertThat(mistakes(Map.of("cohere.inbx", "in", "cohere.drain", "never", "CO_API_URL", "http://10.0.0.1/v1")))
                .hasSize(4)
                .anyMatch(line -> line.contains("CO_API_URL is plain HTTP to 10.0.0.1"))
                .anyMatch(line -> line.contains("CO_API_URL has the API's own path in it"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void makesItsFoldersIfNothingIsWrong() {
        assertThat(mistakes(Map.of("cohere.data", folder.resolve("a/b/data").toString())))
                .isEmpty();
        assertThat(folder.resolve("a/b/data")).isDirectory();
        assertThat(folder.resolve("inbox")).isDirectory();
    }

    @Test
    void takesPlainHttpWhereItIsAllowedAndAUrlThatCamelLooksUp() {
        var plain = "http://cohere.example.com";
        assertThat(mistakes(Map.of("CO_API_URL", plain, "camel.component.cohere-finetune.plain-http-allowed", "true")))
                .isEmpty();
        assertThat(mistakes(Map.of("camel.component.cohere-finetune.base-url", "{{env:URL}}")))
                .isEmpty();
        assertThat(mistakes(Map.of("CO_API_URL", plain, "camel.component.cohere-finetune.base-url", "https://h")))
                .isEmpty();
    }

    @Test
    void takesNoFileForAFolder() throws IOException {
        var file = Files.createFile(folder.resolve("file")).toString();
        assertThat(mistakes(Map.of("cohere.data", file + "/data")))
                .singleElement()
                .asString()
                .contains("but " + file + " is a file");
        assertThat(mistakes(Map.of("cohere.inbox", file, "cohere.data", file)))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("which is a file"));
    }

    @Test
    void takesNoMappingToWhatIsNoModelOrNoType() {
        assertThat(mistakes(Map.of(
                        "cohere.files.mapping[0].files", "rerank-*",
                        "cohere.files.mapping[0].model-id", "the ranker",
                        "cohere.files.mapping[0].type", "rerank-finetune-input")))
                .satisfiesExactly(
                        id -> assertThat(id)
                                .contains("cohere.files.mapping[0].model-id")
                                .contains("'the ranker'"),
                        type -> assertThat(type)
                                .contains("cohere.files.mapping[0].type")
                                .contains("'rerank-finetune-input'"));
    }

    @Test
    void knowsTheInboxAndTheModelByTheirOtherNamesToo() throws IOException {
        var file = Files.createFile(folder.resolve("file")).toString();
        var id = "de300000-0000-4000-8000-000000000001";
        assertThat(mistakes(Map.of("cohere.model-id", "", "cohere.files.model-id", id)))
                .isEmpty();
        assertThat(mistakes(Map.of("cohere.files.inbox", file)))
                .singleElement()
                .asString()
                .contains("cohere.files.inbox (COHERE_FILES_INBOX) is")
                .contains("which is a file");
        assertThat(mistakes(Map.of("cohere.inbox", file, "cohere.files.inbox", folder.toString())))
                .isEmpty();
    }

    @Test
    void takesNoFolderWithoutRoutes() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(mistakes(Map.of("cohere.routes", "file:" + empty)))
                .singleElement()
                .asString()
                .contains("a folder without a route");
    }

    @Test
    void needsNoModelIfNoFilesAreTaken() {
        assertThat(mistakes(Map.of("cohere.model-id", "", "cohere.files.enabled", "false")))
                .noneMatch(line -> line.contains("COHERE_MODEL_ID"));
    }

    /** Else a misspelt property of one that is missing here would pass, and a right one would not. */
    @Test
    void knowsEachMapping() throws Exception {
        try (var classes = Files.walk(Path.of("target", "classes", ROOT))) {
            var mappings = classes.map(file ->
                            Path.of("target", "classes").relativize(file).toString())
                    .filter(name -> name.endsWith("Config.class"))
                    .map(name -> name.replace('/', '.').replace(".class", ""))
                    .map(CheckTest::load)
                    .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                    .toList();
            assertThat(PropertyCheck.MAPPINGS).hasSameElementsAs(mappings);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, CheckTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> mistakes(Map<String, String> set) {
        var all = new HashMap<>(Map.of(
                "CO_API_URL",
                "https://cohere.example.com",
                "cohere.model-id",
                "de300000-0000-4000-8000-000000000001",
                "cohere.inbox",
                folder.resolve("inbox").toString(),
                "cohere.data",
                folder.resolve("data").toString()));
        all.putAll(set);
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(all, "a test", 300))
                .build();
        var mistakes = new Mistakes();
        Check.ALL.forEach(check -> check.check(new Settings(config), mistakes));
        return mistakes.lines();
    }
}
