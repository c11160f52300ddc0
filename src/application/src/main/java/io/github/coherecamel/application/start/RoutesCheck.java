package io.github.coherecamel.application.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** There are routes where they are looked for: without them the application would start and do nothing. */
final class RoutesCheck implements Check {

    private static final String FILE = "file:";

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        var place = settings.text("cohere.routes").orElse("classpath:routes");
        var named = "cohere.routes (COHERE_ROUTES) is '" + place + "', ";
        if (place.startsWith("classpath:")) {
            return;
        }
        if (!place.startsWith(FILE)) {
            mistakes.add(
                    named + "which does not say that it is a folder",
                    "Write " + FILE + place + ", or leave it away to run the routes that are shipped");
            return;
        }
        try {
            var folder = Path.of(place.substring(FILE.length()));
            if (!Files.isDirectory(folder)) {
                mistakes.add(
                        named + "but there is no folder " + folder.toAbsolutePath(), "Set it to a folder of routes");
                return;
            }
            try (var routes = Files.newDirectoryStream(folder, "*.yaml")) {
                if (!routes.iterator().hasNext()) {
                    mistakes.add(
                            named + "a folder without a route (*.yaml)",
                            "Put routes there, such as a copy of the shipped ones");
                }
            }
        } catch (InvalidPathException | IOException e) {
            mistakes.add(named + "which cannot be read: " + e.getMessage(), "Set it to a folder of routes");
        }
    }
}
