package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractTest {
    @Test
    void describesExactlyTheOperationsThatExist() {
        var described = new ArrayList<String>();
        var paths = Contract.document().path("paths");
        for (var path : Contract.names(paths)) {
            for (var method : List.of("get", "post", "patch", "put", "delete")) {
                if (paths.path(path).has(method)) {
                    described.add(method.toUpperCase(Locale.ROOT) + " " + path);
                }
            }
        }

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ApiOperation.values())
                        .map(operation -> operation.method() + " " + operation.path())
                        .toList());
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
