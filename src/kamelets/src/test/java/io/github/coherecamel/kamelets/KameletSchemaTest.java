package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.v1.KameletSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kubernetes takes the Kamelets, and Camel's YAML takes their templates. */
class KameletSchemaTest {
    private static final String GET = "cohere-model-get-action";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<KameletFile> kamelets() throws IOException {
        return KameletFile.all();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aKameletIsOneOfKubernetes(KameletFile kamelet) {
        var spec = MAPPER.convertValue(kamelet.tree().get("spec"), KameletSpec.class);

        assertThat(kamelet.tree().keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "spec");
        assertThat(kamelet.tree().get("apiVersion")).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.tree().get("kind")).isEqualTo("Kamelet");
        assertThat(spec.getDefinition().getProperties())
                .hasSize(kamelet.properties().size());
        assertThat(spec.getDataTypes()).isNotEmpty();
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsFound() throws IOException {
        var kamelet = KameletFile.of("wrong", KameletFile.text(GET).replace("  dataTypes:", "  dataTipes:"));

        assertThatThrownBy(() -> MAPPER.convertValue(kamelet.tree().get("spec"), KameletSpec.class))
                .hasMessageContaining("dataTipes");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aTemplateIsOneOfCamels(KameletFile kamelet) throws IOException {
        assertThat(mistakesIn(kamelet)).isEmpty();
    }

    @Test
    void aStepThatCamelDoesNotKnowIsFound() throws IOException {
        var text = KameletFile.text(GET).replace("- removeHeader:", "- removeHaeder:");

        assertThat(mistakesIn(KameletFile.of("wrong", text))).anyMatch(mistake -> mistake.contains("removeHaeder"));
    }

    private static List<String> mistakesIn(KameletFile kamelet) throws IOException {
        var template = new HashMap<Object, Object>((Map<?, ?>) kamelet.template());
        template.put("id", kamelet.name());
        var routes = MAPPER.valueToTree(List.of(Map.of("routeTemplate", template)));
        return schema().validate(routes).stream().map(String::valueOf).toList();
    }

    private static Schema schema() throws IOException {
        try (var stream = KameletSchemaTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(Objects.requireNonNull(stream));
        }
    }
}
