package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Headers that somebody sent steer Camel's components. So whatever comes from outside loses them before anything else. */
class EveryRouteDropsHeadersFirstTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Only the controller itself and the clock send to these; what was posted comes in by one of them. */
    private static final List<String> INSIDE = List.of("direct:", "timer:");

    @Test
    void thatTakesWhatComesFromOutside() throws IOException {
        assertThat(routes())
                .filteredOn(route -> isFromOutside(route.at("/from/uri").asText()))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(
                                route.at("/from/steps/0/removeHeaders/pattern").asText())
                        .as(route.path("id").asText())
                        .isEqualTo("*"));
    }

    private static boolean isFromOutside(String uri) {
        return uri.equals("direct:event-posted") || INSIDE.stream().noneMatch(uri::startsWith);
    }

    private static List<JsonNode> routes() throws IOException {
        var routes = new ArrayList<JsonNode>();
        try (var files = Files.list(Path.of("../../routes"))) {
            for (var file : files.toList()) {
                JsonNode all = JSON.valueToTree(new Yaml().load(Files.readString(file)));
                all.forEach(entry -> routes.add(entry.path("route")));
            }
        }
        routes.removeIf(JsonNode::isMissingNode);
        return routes;
    }
}
