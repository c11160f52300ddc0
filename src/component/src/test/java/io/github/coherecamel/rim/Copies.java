package io.github.coherecamel.rim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The copies of uploads that this process has on the disk. Others have theirs in the same folder. */
final class Copies {

    private Copies() {}

    static List<String> there() {
        var prefix = "cohere-upload-%d-".formatted(ProcessHandle.current().pid());
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
