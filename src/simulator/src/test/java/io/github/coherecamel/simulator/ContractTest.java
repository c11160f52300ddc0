package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractTest {
    @Test
    void describesExactlyTheOperationsThatExist() {
        assertThat(described())
                .filteredOn(operation -> !operation.contains(Control.PATH))
                .containsExactlyInAnyOrderElementsOf(Stream.of(ApiOperation.values())
                        .map(operation -> operation.method() + " " + operation.path())
                        .toList());
    }

    @Test
    void describesExactlyTheControlEndpointsThatExist() {
        assertThat(described())
                .filteredOn(operation -> operation.contains(Control.PATH))
                .containsExactlyInAnyOrderElementsOf(Control.ENDPOINTS.keySet());
    }

    @Test
    void namesExactlyTheFaultsAndOperationsThatExist() {
        var schemas = Contract.document().at("/components/schemas");

        assertThat(schemas.at("/FaultKind/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(FaultReader.FAULTS.keySet());
        assertThat(schemas.at("/Operation/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ApiOperation.values()).map(Enum::name).toList());
    }

    /** An unquoted text with a comma would end there, and its rest be a name without a value. */
    @Test
    void hasAValueForEachName() {
        assertThat(namesWithoutValue(Contract.document())).isEmpty();
    }

    private static List<String> namesWithoutValue(JsonNode node) {
        var found = new ArrayList<String>();
        node.fields().forEachRemaining(field -> {
            if (field.getValue().isNull()) {
                found.add(field.getKey());
            }
        });
        node.forEach(child -> found.addAll(namesWithoutValue(child)));
        return found;
    }

    private static List<String> described() {
        var described = new ArrayList<String>();
        var paths = Contract.document().path("paths");
        for (var path : Contract.names(paths)) {
            for (var method : List.of("get", "post", "patch", "put", "delete")) {
                if (paths.path(path).has(method)) {
                    described.add(method.toUpperCase(Locale.ROOT) + " " + path);
                }
            }
        }
        return described;
    }

    @Test
    void noticesWhatBreaksIt() {
        var models = Caller.MODELS;
        var json = "application/json";
        Contract.check("GET", models, 200, json, "{\"finetuned_models\":[],\"next_page_token\":\"\"}");

        assertBroken(models, 200, json, "{\"finetuned_models\":[]}");
        assertBroken(models, 200, json, "{\"finetuned_models\":[],\"next_page_token\":\"\",\"total_size\":0}");
        assertBroken(models, 200, json, "{\"finetuned_models\":[{}],\"next_page_token\":\"\"}");
        assertBroken(models, 200, "text/html", "{\"finetuned_models\":[],\"next_page_token\":\"\"}");
        assertBroken(models, 201, json, "{\"message\":\"m\"}");
        assertBroken(models, 400, json, "{\"id\":\"x\",\"message\":\"m\"}");
        assertBroken("/v1/datasets", 400, json, "{\"id\":\"not a uuid\",\"message\":\"m\"}");
        assertBroken("/v1/nowhere", 404, json, "{}");
    }

    private static void assertBroken(String path, int status, String contentType, String body) {
        assertThatThrownBy(() -> Contract.check("GET", path, status, contentType, body))
                .isInstanceOf(AssertionError.class);
    }
}
