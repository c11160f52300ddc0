package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One file of routes, one story: a file without its test fails the build. */
class EveryRouteHasAStoryTest {

    @Test
    void namedAfterTheFile() throws IOException {
        try (var routes = Files.list(Path.of("../../routes"))) {
            assertThat(routes.map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(storyOf(name)).isNotNull());
        }
    }

    private static Class<?> storyOf(String fileName) throws ClassNotFoundException {
        var camelCase = Arrays.stream(fileName.replace(".yaml", "").split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return Class.forName(EveryRouteHasAStoryTest.class.getPackageName() + "." + camelCase + "Test");
    }
}
