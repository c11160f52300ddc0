package io.github.coherecamel.rim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The parameters of our Kamelets. Camel takes any other for right as well, and does nothing with it. */
record DeclaredKamelets(Map<String, Map<?, ?>> definitions) {

    static DeclaredKamelets in(Path folder) throws IOException {
        var definitions = new HashMap<String, Map<?, ?>>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var kamelet =
                        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
                var name = file.getFileName().toString().replace(".kamelet.yaml", "");
                definitions.put(name, (Map<?, ?>) ((Map<?, ?>) kamelet.get("spec")).get("definition"));
            }
        }
        return new DeclaredKamelets(definitions);
    }

    /** Returns what is wrong with a URI; nothing if it is of none of our Kamelets. */
    List<String> mistakesOf(String uri) {
        var name = uri.replaceFirst("^kamelet:", "").replaceFirst("[/?].*", "");
        var definition = uri.startsWith("kamelet:") ? definitions.get(name) : null;
        if (definition == null) {
            return List.of();
        }
        var declared = ((Map<?, ?>) definition.get("properties")).keySet();
        var given = given(uri);
        var mistakes = new ArrayList<String>();
        for (var parameter : given) {
            if (!declared.contains(parameter)) {
                mistakes.add("Kamelet " + name + " has no parameter " + parameter);
            }
        }
        for (var required : required(definition)) {
            if (!given.contains(required)) {
                mistakes.add("Kamelet " + name + " needs parameter " + required);
            }
        }
        return mistakes;
    }

    private static Set<String> given(String uri) {
        try {
            return new HashSet<>(
                    new DefaultCamelCatalog().endpointLenientProperties(uri).keySet());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException(uri, e);
        }
    }

    private static List<String> required(Map<?, ?> definition) {
        var required = definition.get("required");
        return required instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }
}
