package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.documentation.Project;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.camel.component.kamelet.KameletComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The Kamelets are as Camel's catalog wants them. */
class KameletRulesTest {

    static List<KameletFile> kamelets() throws IOException {
        return KameletFile.all();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyKameletKeepsTheRules(KameletFile kamelet) {
        assertThat(KameletRules.brokenBy(kamelet)).isEmpty();
    }

    @Test
    void allOfThemKeepTheRules() throws IOException {
        assertThat(kamelets()).hasSize(6);
        assertThat(KameletRules.brokenBy(kamelets())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: cohere-model-get-action | name: cohere-model-get | otherwise",
                "kamelet.type: \"action\" | kamelet.type: \"stage\" | type is none",
                "title: \"Cohere Model Get Action\" | title: \"Cohere Model Get\" | title does not end",
                "title: API Key | title: The API key | not in capitals",
                "title: Model Id | title: A Model Id | article",
                "  type: object | | no object",
                "- urn:camel:group:credentials | - none | credentials",
                "provider: \"Camel Cohere Finetune\" | provider: \"Nobody\" | provider",
                "kamelet.verified: \"true\" | kamelet.verified: \"yes\" | not verified",
                "kamelet.icon: \"data:image | kamelet.icon: \"https:// | icon",
                "{{?modelId}} | {{?model}} | it uses",
                "mvn:io.github.coherecamel | io.github.coherecamel | dependency",
            })
    void aKameletThatBreaksARuleIsFound(String right, String wrong, String rule) throws IOException {
        var text = KameletFile.text("cohere-model-get-action");
        assertThat(text).contains(right);
        var kamelet =
                KameletFile.of("cohere-model-get-action.kamelet.yaml", text.replace(right, wrong == null ? "" : wrong));

        assertThat(KameletRules.brokenBy(kamelet))
                .anySatisfy(broken -> assertThat(broken).contains(rule));
    }

    @Test
    void twoThatAreNamedAlikeAreFound() throws IOException {
        var kamelet = kamelets().get(0);

        assertThat(KameletRules.brokenBy(List.of(kamelet, kamelet))).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aKameletNeedsTheComponentOfItsOwnVersion(KameletFile kamelet) {
        var version = kamelet.annotation("camel.apache.org/catalog.version");

        assertThat(version).matches("\\d+[.]\\d+[.]\\d+.*");
        assertThat(kamelet.dependencies()).anySatisfy(each -> assertThat(each)
                .isEqualTo("mvn:io.github.coherecamel:camel-cohere-finetune:" + version));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void anIconIsAPicture(KameletFile kamelet) throws Exception {
        var icon = kamelet.annotation("camel.apache.org/kamelet.icon").replace("data:image/svg+xml;base64,", "");
        var svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Base64.getDecoder().decode(icon)));

        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    }

    /** The catalog lets only those be called verified that a test of their behaviour runs. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void everyKameletIsRunByATest(KameletFile kamelet) {
        var tests = Project.files("src/kamelets/src/test/java/.*/(Actions|Sources|UpdateAction|UploadSink)Test\\.java");

        assertThat(tests).hasSize(4).anySatisfy(test -> assertThat(Project.read(test))
                .contains('"' + kamelet.name()));
    }

    /** Component kamelet would take the parameter for its own, and hand nothing on. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void noParameterHasTheNameOfAnOptionOfCamels(KameletFile kamelet) throws IOException {
        try (var metadata = KameletComponent.class.getResourceAsStream(
                "/META-INF/org/apache/camel/component/kamelet/kamelet.json")) {
            var options = new ObjectMapper().readTree(metadata).path("properties");

            assertThat(options.has("timeout")).isTrue();
            assertThat(kamelet.properties().keySet()).noneMatch(options::has);
        }
    }

    /** Else a designer would refuse {@code 5s}, or offer a field of text for a switch. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void everyParameterHasTheTypeOfTheOptionThatItIsGivenTo(KameletFile kamelet) throws IOException {
        var types = new TreeMap<String, String>();
        for (var endpoint : endpoints(kamelet.template()).toList()) {
            var options = options(String.valueOf(endpoint.get("uri")).replaceFirst(":.*", ""));
            ((Map<?, ?>) endpoint.get("parameters")).forEach((option, value) -> {
                var parameter = String.valueOf(value).replaceAll("[{}?]", "");
                var type = options.path(String.valueOf(option)).path("type").asText();
                if (kamelet.properties().containsKey(parameter)) {
                    types.put(parameter, List.of("boolean", "integer").contains(type) ? type : "string");
                }
            });
        }

        assertThat(types).isNotEmpty().allSatisfy((parameter, type) -> assertThat(
                        kamelet.properties().get(parameter).get("type"))
                .as(parameter)
                .isEqualTo(type));
    }

    private static Stream<Map<?, ?>> endpoints(Object tree) {
        if (tree instanceof List<?> items) {
            return items.stream().flatMap(KameletRulesTest::endpoints);
        }
        if (!(tree instanceof Map<?, ?> map)) {
            return Stream.empty();
        }
        var isOurs = String.valueOf(map.get("uri")).startsWith("cohere-") && map.get("parameters") instanceof Map<?, ?>;
        return Stream.concat(
                isOurs ? Stream.of(map) : Stream.empty(), map.values().stream().flatMap(KameletRulesTest::endpoints));
    }

    private static JsonNode options(String scheme) throws IOException {
        var name = "/META-INF/io/github/coherecamel/%s/%s.json".formatted(scheme.replace("cohere-", ""), scheme);
        try (var metadata = KameletRulesTest.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(metadata).path("properties");
        }
    }

    /** What designers ask for in the same way everywhere is described in the same way everywhere. */
    @Test
    void theConnectionIsTheSameInAll() throws IOException {
        assertThat(kamelets())
                .extracting(kamelet -> Stream.of("cohereApiKey", "cohereBaseUrl")
                        .map(name -> String.valueOf(kamelet.properties().get(name)))
                        .toList())
                .doesNotContainNull()
                .hasSize(6)
                .allSatisfy(connection -> assertThat(connection).isEqualTo(connectionOfTheFirst()));
    }

    private static List<String> connectionOfTheFirst() throws IOException {
        var properties = kamelets().get(0).properties();
        return List.of(String.valueOf(properties.get("cohereApiKey")), String.valueOf(properties.get("cohereBaseUrl")));
    }
}
