package io.github.coherecamel.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The sources of all modules, whichever module's tests run. */
public final class Project {

    private static final Set<String> MADE = Set.of("target", ".git", "node_modules");

    private Project() {}

    public static Path folder() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docs/index.md"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder from here upwards has docs/index.md. Run this in a module.");
    }

    /** Returns where the POM says that the sources are to be seen. */
    static String repository() {
        var scm = read(folder().resolve("pom.xml")).replaceFirst("(?s).*<scm[^>]*>(.*)</scm>.*", "$1");
        return scm.replaceFirst("(?s).*<url>([^<]+)</url>.*", "$1");
    }

    /** Returns all files whose path within the project matches, but for what a build has made. */
    public static List<Path> files(String pattern) {
        var project = folder();
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(project, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return MADE.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (project.relativize(file).toString().matches(pattern)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
