package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.dataset.CohereDatasetComponent;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools know of the schemes without running them. */
class CatalogTest {
    private final CamelCatalog catalog;

    CatalogTest() {
        catalog = catalog();
    }

    /** Returns Camel's catalog with both schemes. */
    static CamelCatalog catalog() {
        var catalog = new DefaultCamelCatalog();
        catalog.addComponent("cohere-finetune", CohereFinetuneComponent.class.getName());
        catalog.addComponent("cohere-dataset", CohereDatasetComponent.class.getName());
        return catalog;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cohere-finetune", "cohere-dataset"})
    void describesEveryOptionAndHeader(String scheme) {
        var model = model(scheme);

        assertThat(model.getDescription()).isNotBlank();
        assertThat(Stream.of(model.getOptions(), model.getEndpointOptions(), model.getEndpointHeaders())
                        .flatMap(options -> options.stream()))
                .isNotEmpty()
                .allSatisfy(option ->
                        assertThat(option.getDescription()).as(option.getName()).hasSizeGreaterThan(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cohere-finetune", "cohere-dataset"})
    void marksSecretsAsSecret(String scheme) {
        // Settings may hold the key of Weights & Biases.
        var secrets = Stream.concat(
                Stream.of("additionalHeaders", "apiKey", "proxyUsername", "proxyPassword"),
                scheme.equals("cohere-finetune") ? Stream.of("settings") : Stream.empty());
        assertThat(model(scheme).getEndpointOptions())
                .filteredOn(option -> option.isSecret())
                .extracting(option -> option.getName())
                .containsExactlyInAnyOrderElementsOf(secrets.toList());
        assertThat(model(scheme).getOptions())
                .filteredOn(option -> option.isSecret())
                .extracting(option -> option.getName())
                .contains("apiKey", "proxyPassword");
    }

    @Test
    void hasEveryHeader() {
        assertThat(model("cohere-finetune").getEndpointHeaders())
                .extracting(header -> header.getName())
                .containsExactlyInAnyOrderElementsOf(constants(CohereFinetuneHeaders.class));
        assertThat(model("cohere-dataset").getEndpointHeaders())
                .extracting(header -> header.getName())
                .containsExactlyInAnyOrderElementsOf(constants(CohereDatasetHeaders.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cohere-finetune:update?modelId=m&datasetId=d&merge=false&requireValidated=true",
                "cohere-dataset:upload?type=chat-finetune-input&name=n&keepFields=a,b"
            })
    void takesUrisThatAreRight(String uri) {
        assertThat(catalog.validateEndpointProperties(uri).isSuccess()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "cohere-finetune:update?modelIdd=m, modelIdd",
        "cohere-finetune:nonsense, operation",
        "cohere-finetune:update?merge=perhaps, merge",
        "cohere-dataset:upload?type=nonsense, type"
    })
    void refusesUrisThatAreWrong(String uri, String option) {
        var result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.summaryErrorMessage(false)).contains(option);
    }

    @Test
    void listsTheOperationsAndTheirDefaults() {
        var options = model("cohere-finetune").getEndpointOptions();
        assertThat(options)
                .filteredOn(option -> option.getName().equals("operation"))
                .singleElement()
                .satisfies(option -> assertThat(option.getEnums())
                        .containsExactly(
                                "update", "create", "get", "list", "delete", "events", "metrics", "await", "watch"));
        assertThat(options)
                .filteredOn(option -> option.getName().equals("merge"))
                .singleElement()
                .satisfies(option -> assertThat(option.getDefaultValue()).isEqualTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cohere-finetune", "cohere-dataset"})
    void knowsThatProducersAreAsynchronous(String scheme) {
        assertThat(model(scheme).isAsync()).isTrue();
    }

    @Test
    void knowsWhatAHeaderCanBe() {
        assertThat(Stream.of("cohere-finetune", "cohere-dataset")
                        .flatMap(scheme -> model(scheme).getEndpointHeaders().stream())
                        .filter(header -> header.getEnums() != null))
                .extracting(header -> header.getName() + " " + header.getEnums().get(0))
                .containsExactlyInAnyOrder(
                        "CamelCohereFinetuneBaseType BASE_TYPE_CHAT",
                        "CamelCohereFinetuneOutcome UPDATED",
                        "CamelCohereFinetuneStatus STATUS_UNSPECIFIED",
                        "CamelCohereFinetunePreviousStatus STATUS_UNSPECIFIED",
                        "CamelCohereDatasetType embed-input",
                        "CamelCohereDatasetValidationStatus unknown",
                        "CamelCohereDatasetStatus unknown",
                        "CamelCohereDatasetPreviousStatus unknown");
    }

    @Test
    void theGuideShowsHowAComponentIsAdded() {
        var catalog = new DefaultCamelCatalog();
        catalog.addComponent("cohere-finetune", CohereFinetuneComponent.class.getName());
        catalog.addComponent("cohere-dataset", CohereDatasetComponent.class.getName());
        var result = catalog.validateEndpointProperties("cohere-finetune:update?modelId=m&dryRun=true");

        assertThat(result.isSuccess()).isTrue();
        assertThat(Guide.unindented(Guide.source(CatalogTest.class)))
                .contains(Guide.unindented(Guide.of("low-code.md").block("java", "")));
    }

    @ParameterizedTest
    @CsvSource({"apiKey, API Key", "baseUrl, Base URL"})
    void namesAnOptionAsPeopleWriteIt(String option, String name) {
        assertThat(model("cohere-finetune").getEndpointOptions())
                .filteredOn(each -> each.getName().equals(option))
                .singleElement()
                .satisfies(each -> assertThat(each.getDisplayName()).isEqualTo(name));
    }

    @Test
    void saysWhichEndpointAHeaderIsFor() {
        assertThat(model("cohere-finetune").getEndpointHeaders())
                .filteredOn(header -> header.getGroup().equals("common"))
                .extracting(header -> header.getName())
                .containsExactlyInAnyOrder("CamelCohereFinetuneModelId", "CamelCohereFinetuneStatus");
    }

    private ComponentModel model(String scheme) {
        return JsonMapper.generateComponentModel(catalog.componentJSonSchema(scheme));
    }

    private static java.util.List<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return String.valueOf(field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
