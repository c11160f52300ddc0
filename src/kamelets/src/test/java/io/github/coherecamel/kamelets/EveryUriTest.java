package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.dataset.CohereDatasetComponent;
import io.github.coherecamel.documentation.Project;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Camel's catalog takes every endpoint URI in routes, documentation, examples, Kamelets and resources. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryUriTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String KINDS = ".*\\.(md|yaml|yml|xml|properties)";
    private static final String JAVA_OF_EXAMPLES = ".*/src/examples/.*\\.java";

    private final CamelCatalog catalog = new DefaultCamelCatalog(true);
    private final List<KameletFile> kamelets = KameletFile.all();
    private final List<WrittenUri> everywhere = everywhere();

    EveryUriTest() throws IOException {
        catalog.addComponent("cohere-finetune", CohereFinetuneComponent.class.getName());
        catalog.addComponent("cohere-dataset", CohereDatasetComponent.class.getName());
    }

    @Test
    void isRight() {
        var wrong = new ArrayList<String>();
        for (var written : everywhere) {
            wrong.addAll(mistakesOf(written));
        }

        assertThat(wrong).isEmpty();
    }

    /** Else the test above might look at nothing. */
    @ParameterizedTest
    @CsvSource({
        "README.md, cohere-finetune:update",
        "routes/reconcile-model.yaml, cohere-finetune:update",
        "routes/event-from-kafka.yaml, kafka:",
        "docs/examples.md, cohere-dataset:usage",
        "docs/watching.md, cohere-dataset:upload?type=chat-finetune-input&name=support-chats",
        "docs/camel-main.md, file:{{inbox}}",
        "docs/testing.md, cohere-finetune:await?newTraining=true",
        "docs/low-code.md, kamelet:cohere-model-update-action",
        "src/kamelets/, cohere-dataset:watch?validationStatus=validated",
        "src/component/src/test/resources/, cohere-dataset:await",
        "src/examples/, cohere-dataset:upload",
    })
    void isFoundWhereOneIs(String place, String uri) {
        assertThat(everywhere.stream()
                        .filter(written -> written.place().startsWith(place))
                        .map(WrittenUri::uri))
                .anyMatch(found -> found.startsWith(uri));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yaml | - to: cohere-finetune:update?modelIdd=m | modelIdd",
                "yaml | - to: {uri: 'cohere-finetune:update', parameters: {dryRunn: true}} | dryRunn",
                "yaml | - from: {uri: 'cohere-finetune:watch?delay=30s', steps: [{toD: 'file:x?fileNam=y'}]} | fileNam",
                "yaml | - to: kamelet:cohere-model-update-action?modelID=m | modelID",
                "yaml | - to: kamelet:cohere-dataset-upload-sink | datasetType",
                "xml  | <route><from uri='cohere-finetune:watch?initialDela=1'/></route> | initialDela",
                "java | from(\"direct:a\").to(\"cohere-dataset:upload?typ=chat-finetune-input\"); | typ",
                "java | from(\"cohere-dataset:wach\"); | wach",
                "yaml | - to: cohere-finetuned:update | cohere-finetuned",
                "yaml | - from: {uri: 'master:x:cohere-finetune:watch?delai=5'} | delai",
                "properties | notify=log:told?showBdy=true | showBdy",
            })
    void thatIsWrongIsTold(String language, String code, String mistake) {
        assertThat(WrittenUri.in("somewhere", language, code))
                .flatExtracting(this::mistakesOf)
                .singleElement()
                .asString()
                .contains("somewhere", mistake);
    }

    private List<String> mistakesOf(WrittenUri written) {
        if (!written.isEndpoint(catalog.findComponentNames())) {
            return List.of();
        }
        var mistakes = new ArrayList<>(mistakesOfKamelets(written.uri()));
        if (catalog.findComponentNames().contains(written.scheme())) {
            // Of milliseconds, the catalog knows only the number.
            var result = catalog.validateEndpointProperties(written.uri().replaceAll("=(\\d+)ms\\b", "=$1"));
            if (!result.isSuccess()) {
                mistakes.add(result.summaryErrorMessage(false));
            }
        } else {
            mistakes.add("there is no component " + written.scheme());
        }
        return mistakes.stream()
                .map(mistake -> written.place() + ": " + written.uri() + ": " + mistake)
                .toList();
    }

    /** The catalog takes any parameter of a Kamelet. */
    private List<String> mistakesOfKamelets(String uri) {
        return kamelets.stream()
                .filter(kamelet -> uri.matches("kamelet:" + kamelet.name() + "([/?].*)?"))
                .flatMap(kamelet -> kamelet.mistakesOf(given(uri)))
                .toList();
    }

    private Set<String> given(String uri) {
        try {
            return catalog.endpointLenientProperties(uri).keySet();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(uri, e);
        }
    }

    private static List<WrittenUri> everywhere() throws IOException {
        var found = new ArrayList<WrittenUri>();
        for (var file : files()) {
            WrittenUri.in(file).stream()
                    .map(written ->
                            written.at(written.place().substring(ROOT.toString().length() + 1)))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<Path> files() {
        return Project.files("(README\\.md|(docs|routes|src)/.*)").stream()
                .filter(file -> file.toString().matches(KINDS + "|" + JAVA_OF_EXAMPLES))
                .toList();
    }
}
