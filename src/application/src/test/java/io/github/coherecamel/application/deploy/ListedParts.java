package io.github.coherecamel.application.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The list of parts that Quarkus makes of what it has packaged (CycloneDX).
 *
 * @param parts each by the place of its jar
 */
record ListedParts(Map<String, JsonNode> parts) {

    static ListedParts read() throws IOException {
        var parts = new HashMap<String, JsonNode>();
        new ObjectMapper()
                .readTree(Path.of("target", "quarkus-run-cyclonedx.json").toFile())
                .path("components")
                .forEach(part -> part.at("/evidence/occurrences")
                        .forEach(place -> parts.put(place.path("location").asText(), part)));
        return new ListedParts(parts);
    }

    Set<String> places() {
        return parts.keySet();
    }

    List<String> names() {
        return parts.values().stream().map(part -> part.path("purl").asText()).toList();
    }

    /** Returns its licenses by their SPDX ids, as far as they have one. */
    List<String> licensesOf(String place) {
        var licenses = new ArrayList<String>();
        for (var each : parts.get(place).path("licenses")) {
            licenses.add(each.at("/license/id").asText(each.at("/license/name").asText()));
        }
        return licenses;
    }
}
