package io.github.coherecamel.application.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folders that are written to can be. */
final class FolderCheck implements Check {

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        if (settings.text("quarkus.datasource.h2.active").orElse("true").equals("true")) {
            check(settings, "cohere.data", "data", mistakes);
        }
        if (!settings.text("cohere.files.enabled").orElse("true").equals("false")) {
            check(settings, settings.either("cohere.files.inbox", "cohere.inbox"), "inbox", mistakes);
        }
    }

    private static void check(Settings settings, String property, String otherwise, Mistakes mistakes) {
        var named = Settings.shown(property) + " is '" + settings.text(property).orElse(otherwise) + "', ";
        var remedy = "Set it to a folder that this process may write to";
        try {
            var folder = Path.of(settings.text(property).orElse(otherwise)).toAbsolutePath();
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                mistakes.add(named + "which is a file", remedy);
                return;
            }
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                mistakes.add(named + "a folder that may not be written to", remedy);
            }
        } catch (InvalidPathException e) {
            mistakes.add(named + "which is no path: " + e.getReason(), remedy);
        } catch (IOException e) {
            mistakes.add(
                    named + "which could not be made: " + e.getClass().getSimpleName() + " of " + e.getMessage(),
                    remedy);
        }
    }
}
