package io.github.coherecamel.quarkus.deployment;

import io.quarkus.deployment.ApplicationArchive;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a simulator begins with.
 *
 * @param origin where that is written, for people
 * @param json as {@code CohereSimulatorBuilder.seed} takes it
 */
record Seed(String origin, String json) {

    private static final String DEFAULT = "dev-services-seed.json";

    /** Reads the resource of the application, or else the file, of that name; without a name the extension's own. */
    static Seed of(Optional<String> name, ApplicationArchive application) {
        return name.map(given -> read(given, application)).orElseGet(Seed::shipped);
    }

    private static Seed read(String name, ApplicationArchive application) {
        try {
            var resource =
                    application.apply(tree -> tree.apply(name, visit -> visit == null ? null : text(visit.getPath())));
            return new Seed(name, resource == null ? Files.readString(Path.of(name)) : resource);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Could not read '" + name + "', neither as a resource of the application nor"
                            + " as a file. Correct property quarkus.camel.cohere-finetune.devservices.seed.",
                    e);
        }
    }

    private static Seed shipped() {
        try (var stream = Seed.class.getResourceAsStream("/" + DEFAULT)) {
            if (stream == null) {
                throw new IllegalStateException("The extension lacks its resource " + DEFAULT + ". Build it again.");
            }
            return new Seed(DEFAULT, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the extension's resource " + DEFAULT, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }
}
