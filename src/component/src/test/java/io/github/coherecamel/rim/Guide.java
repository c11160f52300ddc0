package io.github.coherecamel.rim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes of a page of the documentation. */
record Guide(String text) {
    private static final Pattern BLOCK =
            Pattern.compile("^```(yaml|xml|java)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern IMPORTS = Pattern.compile("^import .*;\n+", Pattern.MULTILINE);
    private static final Pattern ID = Pattern.compile("(?:id: |id=\"|routeId\\(\")([a-z-]+)");

    static Guide of(String page) {
        return new Guide(read(Path.of("../../docs").resolve(page)));
    }

    static String source(Class<?> test) {
        return read(Path.of("src/test/java", test.getName().replace('.', '/') + ".java"));
    }

    /**
     * Returns the block in a language whose first route has an id, without its imports; an empty id is for code that has
     * no route.
     */
    String block(String language, String id) {
        return blocks().filter(block -> block.group(1).equals(language))
                .map(block -> IMPORTS.matcher(block.group(2)).replaceAll(""))
                .filter(block -> idOf(block).equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The page has no " + language + " of route " + id));
    }

    /** Returns the ids of the first routes of all blocks that have routes. */
    List<String> ids() {
        return blocks().map(block -> idOf(block.group(2)))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /** Returns the file whose name stands before its block; the text between has no other name of a file. */
    String file(String name) {
        var named = Pattern.compile(
                        "`" + Pattern.quote(name) + "`[^`]*:\n\n```\\w+\n(.*?)^```$",
                        Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text);
        if (!named.find()) {
            throw new IllegalArgumentException("The page has no file " + name);
        }
        return named.group(1);
    }

    static String unindented(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private Stream<MatchResult> blocks() {
        return BLOCK.matcher(text).results();
    }

    private static String idOf(String block) {
        var id = ID.matcher(block);
        return id.find() ? id.group(1) : "";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
