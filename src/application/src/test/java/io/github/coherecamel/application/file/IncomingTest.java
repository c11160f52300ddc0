package io.github.coherecamel.application.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final ArrivalId.Named NAME =
            ArrivalId.Named.read("20261127-140509-123456-7f3a-a.jsonl.part").orElseThrow();

    @TempDir
    Path folder;

    @Test
    void forgetsWhatNobodyWritesAnyMoreAndNothingElse() throws IOException {
        var incoming = new Incoming(folder);
        var old = at(incoming.next(), NOW.minusSeconds(1));
        var young = at(incoming.next(), NOW);
        var taken = at(folder.resolve(NAME.fileName()), NOW.minusSeconds(1));

        incoming.forget(NOW);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(taken).exists();
        new Incoming(folder.resolve("gone")).forget(NOW);
    }

    @Test
    void overwritesNothing() throws IOException {
        var incoming = new Incoming(folder);
        Files.writeString(folder.resolve(NAME.fileName()), "first");
        var second = Files.writeString(incoming.next(), "second");

        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> incoming.claim(second, NAME));

        assertThat(folder.resolve(NAME.fileName())).hasContent("first");
    }

    @Test
    void isWrittenToNoFolderThatIsGone() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> new Incoming(folder.resolve("gone")).next());
    }

    private static Path at(Path file, Instant time) throws IOException {
        Files.writeString(file, "x");
        return Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
