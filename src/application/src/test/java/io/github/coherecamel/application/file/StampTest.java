package io.github.coherecamel.application.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class StampTest extends FilesTest {

    /** A device has another number after a remount, and the file is still the same. */
    @Test
    void namesTheFileWithoutItsDevice() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "text");

        var modified = Files.getLastModifiedTime(file).toInstant();
        assertThat(Stamp.of(file).text()).isEqualTo("4 %s %s", modified, Files.getAttribute(file, "unix:ino"));
    }
}
