package io.github.coherecamel.application.file;

import io.github.coherecamel.application.SaidLines;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of an inbox have in common: one in a folder of their own, a clock, and what is said. */
abstract class FilesTest {

    static final String MODEL = "the-model";

    @TempDir
    Path folder;

    final ManualClock clock = new ManualClock();
    private final SaidLines said = new SaidLines("cohere.files");
    final List<String> lines = said.all();

    @AfterEach
    void stopListening() {
        said.close();
    }

    static final class ManualClock {

        private long nanos;

        void advance(Duration step) {
            nanos += step.toNanos();
        }

        long nanoTime() {
            return nanos;
        }
    }

    /** Returns the defaults for the model, but for what is given as name and value in turn. */
    static FilesConfig config(String... namesAndValues) {
        var values = new HashMap<>(Map.of("cohere.model-id", MODEL));
        for (var i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 1000))
                .withMapping(FilesConfig.class)
                .build()
                .getConfigMapping(FilesConfig.class);
    }

    /** Returns what a file has in it, however it is called by now. */
    static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
