package io.github.coherecamel.application.file;

import java.nio.file.Path;

/** Something that lies in an inbox. */
record Dropped(Path file, Stamp stamp) {

    String name() {
        return String.valueOf(file.getFileName());
    }
}
