package io.github.coherecamel.test;

import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link WithCohereSimulator} says of the simulator of a test; equal ones may share it. */
record SimulatorSettings(String seed, String validationTime, String trainingTime) {

    static SimulatorSettings of(WithCohereSimulator annotation) {
        return new SimulatorSettings(annotation.seed(), annotation.validationTime(), annotation.trainingTime());
    }

    /** Returns those of a class, of one that it extends, or of one around it. */
    static Optional<SimulatorSettings> of(Class<?> test) {
        for (var type = test; type != null; type = type.getEnclosingClass()) {
            var annotation = AnnotationSupport.findAnnotation(type, WithCohereSimulator.class);
            if (annotation.isPresent()) {
                return annotation.map(SimulatorSettings::of);
            }
        }
        return Optional.empty();
    }

    CohereSimulator start() {
        try {
            var builder = CohereSimulator.builder()
                    .validationTime(Times.parse(validationTime))
                    .trainingTime(Times.parse(trainingTime));
            return (seed.isBlank() ? builder : builder.seed(json())).start();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Could not start the simulator: " + e.getMessage() + ". Correct @WithCohereSimulator.", e);
        }
    }

    private String json() {
        return seed.strip().startsWith("{") ? seed : resourceOrFile();
    }

    private String resourceOrFile() {
        try (var resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(seed)) {
            return resource == null
                    ? Files.readString(Path.of(seed))
                    : new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("the seed '" + seed + "' is no resource and no file", e);
        }
    }
}
