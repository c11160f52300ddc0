package io.github.coherecamel.rim;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A block of code in the documentation.
 *
 * @param line where it begins
 */
record Snippet(Path page, int line, String language, String text) {
    private static final Pattern CLASS = Pattern.compile("\\bclass (\\w+)");

    /** Returns all Markdown pages of the project. */
    static List<Path> pages() throws IOException {
        var root = Path.of("../..");
        try (var docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(Stream.of(root.resolve("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    static List<Snippet> of(Path page, String language) throws IOException {
        var found = new ArrayList<Snippet>();
        var lines = Files.readAllLines(page);
        for (var line = 0; line < lines.size(); line++) {
            if (lines.get(line).equals("```" + language)) {
                var end = lines.subList(line, lines.size()).indexOf("```") + line;
                var text = String.join("\n", lines.subList(line + 1, end)) + "\n";
                found.add(new Snippet(page, line + 1, language, text));
            }
        }
        return found;
    }

    /** Adds its routes to a context. */
    void load(CamelContext context, Path folder) throws Exception {
        if (language.equals("java")) {
            context.addRoutes(compiled(folder));
        } else {
            PluginHelper.getRoutesLoader(context).loadRoutes(resource());
        }
    }

    private Resource resource() {
        return ResourceHelper.fromString("snippet." + language, text);
    }

    private RoutesBuilder compiled(Path folder) throws Exception {
        var name = CLASS.matcher(text).results().findFirst().orElseThrow().group(1);
        var source = Files.writeString(folder.resolve(name + ".java"), text, StandardCharsets.UTF_8);
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", path, "-d", folder.toString(), source.toString());
        if (result != 0) {
            throw new IllegalStateException(this + " cannot be compiled");
        }
        var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, Snippet.class.getClassLoader());
        return (RoutesBuilder) loader.loadClass(name).getDeclaredConstructor().newInstance();
    }

    @Override
    public String toString() {
        return page.getFileName() + ":" + line;
    }
}
