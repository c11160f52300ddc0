package io.github.coherecamel.documentation;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A block of Java in the documentation: a file, or statements that stand in some method. */
public final class JavaBlock {

    private static final Pattern TYPE =
            Pattern.compile("^(?:public )?(?:final )?(?:class|record|interface) (\\w+)", Pattern.MULTILINE);

    private JavaBlock() {}

    /**
     * Fails if it cannot be compiled with the class path of the test.
     *
     * @param parameters what statements use, such as {@code CamelContext context}, with full names
     */
    public static void compile(Block block, Path folder, String... parameters) {
        var type = TYPE.matcher(block.text());
        var isFile = type.find();
        var name = isFile ? type.group(1) : "Statements";
        var text = isFile ? block.text() : statements(block.text(), String.join(", ", parameters));
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var said = new StringWriter();
        try {
            var task = ToolProvider.getSystemJavaCompiler()
                    .getTask(
                            said,
                            null,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-cp",
                                    path,
                                    "-d",
                                    Files.createDirectories(folder).toString()),
                            null,
                            List.of(new Source(name, text)));
            if (!task.call()) {
                throw new AssertionError(block + " cannot be compiled:\n" + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String statements(String text, String parameters) {
        var imports = text.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        var rest = text.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        return "%s\nclass Statements {\nvoid run(%s) throws Exception {\n%s\n}\n}\n"
                .formatted(imports, parameters, rest);
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
