package io.github.coherecamel.kamelets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A Kamelet as it is in the jar.
 *
 * @param fileName without a folder
 */
record KameletFile(String fileName, Map<?, ?> tree) {

    static List<KameletFile> all() throws IOException {
        try (var files = Files.list(Path.of("target/classes/kamelets"))) {
            return files.sorted().map(KameletFile::read).toList();
        }
    }

    static KameletFile of(String fileName, String text) {
        return new KameletFile(
                fileName, (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    static String text(String name) throws IOException {
        return Files.readString(Path.of("target/classes/kamelets", name + ".kamelet.yaml"));
    }

    private static KameletFile read(Path file) {
        try {
            return of(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String name() {
        return text("metadata", "name");
    }

    String kind() {
        return label("camel.apache.org/kamelet.type");
    }

    String label(String name) {
        return text("metadata", "labels", name);
    }

    String annotation(String name) {
        return text("metadata", "annotations", name);
    }

    Map<?, ?> definition() {
        return (Map<?, ?>) at("spec", "definition");
    }

    @SuppressWarnings("unchecked")
    Map<String, Map<String, ?>> properties() {
        return (Map<String, Map<String, ?>>) definition().get("properties");
    }

    List<?> required() {
        return definition().get("required") instanceof List<?> names ? names : List.of();
    }

    List<?> dependencies() {
        return (List<?>) at("spec", "dependencies");
    }

    List<String> beans() {
        return ((List<?>) at("spec", "template", "beans"))
                .stream()
                        .map(bean -> String.valueOf(((Map<?, ?>) bean).get("name")))
                        .toList();
    }

    Object template() {
        return at("spec", "template");
    }

    /** Returns what is wrong with the parameters that a route gives it. */
    Stream<String> mistakesOf(Set<String> given) {
        return Stream.concat(
                given.stream()
                        .filter(parameter -> !properties().containsKey(parameter))
                        .map(parameter -> "Kamelet " + name() + " has no parameter " + parameter),
                required().stream()
                        .filter(parameter -> !given.contains(parameter))
                        .map(parameter -> "Kamelet " + name() + " needs parameter " + parameter));
    }

    private String text(String... path) {
        var value = at(path);
        return value == null ? "" : value.toString();
    }

    private Object at(String... path) {
        Object at = tree;
        for (var name : path) {
            at = at instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return at;
    }

    @Override
    public String toString() {
        return fileName;
    }
}
