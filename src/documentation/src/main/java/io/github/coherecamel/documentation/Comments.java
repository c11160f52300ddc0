package io.github.coherecamel.documentation;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** What the Javadoc comments of a source say, as Markdown, so that a description is written once. */
public final class Comments {

    private static final String PARAGRAPH = "\f";
    private static final Set<String> INLINE = Set.of("em", "b", "i", "strong");
    private static final Map<String, String> ENTITIES = Map.of("lt", "<", "gt", ">", "amp", "&");

    private final Path source;
    private final Map<String, List<String>> texts = new HashMap<>();

    private Comments(Path source) {
        this.source = source;
    }

    /** Reads the source of a type that is not nested. */
    public static Comments of(Path source) {
        var comments = new Comments(source);
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, problem -> {}, List.of("-proc:none"), null, files.getJavaFileObjects(source));
            for (var unit : task.parse()) {
                comments.new Reader(DocTrees.instance(task)).scan(new TreePath(unit), null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return comments;
    }

    /**
     * Returns what the comment of an element says, without its tags.
     *
     * @param element with the types around it, such as {@code ControllerConfig.Http.maxWait}
     */
    public String of(String element) {
        return String.join(" ", paragraphs(element));
    }

    /** Returns the same, paragraph by paragraph. */
    public List<String> paragraphs(String element) {
        var text = texts.get(element);
        if (text == null) {
            throw new IllegalArgumentException(
                    "%s has no comment at %s, which the documentation needs. Write one.".formatted(source, element));
        }
        return text;
    }

    private static String markdown(List<? extends DocTree> trees) {
        return trees.stream().map(Comments::markdown).collect(Collectors.joining());
    }

    private static String markdown(DocTree tree) {
        if (tree instanceof LiteralTree literal) {
            return Table.code(literal.getBody().getBody().strip());
        }
        if (tree instanceof LinkTree link) {
            var label = markdown(link.getLabel());
            return label.isEmpty()
                    ? Table.code(link.getReference().getSignature().replaceFirst(".*[#.]", ""))
                    : label;
        }
        if (tree instanceof EntityTree entity) {
            return ENTITIES.getOrDefault(entity.getName().toString(), entity.toString());
        }
        if (tree instanceof StartElementTree element) {
            return INLINE.contains(element.getName().toString()) ? "" : PARAGRAPH;
        }
        return tree instanceof EndElementTree ? "" : tree.toString();
    }

    private final class Reader extends TreePathScanner<Void, Void> {

        private final DocTrees trees;
        private final ArrayDeque<String> names = new ArrayDeque<>();

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            names.addLast(type.getSimpleName().toString());
            keep();
            super.visitClass(type, nothing);
            names.removeLast();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            return keep(method.getName().toString());
        }

        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            return keep(variable.getName().toString());
        }

        private Void keep(String name) {
            names.addLast(name);
            keep();
            names.removeLast();
            return null;
        }

        private void keep() {
            var comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                texts.put(
                        String.join(".", names),
                        Arrays.stream(markdown(comment.getFullBody()).split(PARAGRAPH))
                                .map(paragraph -> paragraph.strip().replaceAll("\\s+", " "))
                                .toList());
            }
        }
    }
}
