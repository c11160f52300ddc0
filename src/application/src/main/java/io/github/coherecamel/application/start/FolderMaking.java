package io.github.coherecamel.application.start;

import io.github.coherecamel.application.start.FolderCheck.Folder;
import java.io.IOException;
import java.nio.file.Files;

/** Makes the folders that are written to, if nothing is wrong: a start that is refused leaves nothing behind. */
final class FolderMaking implements Check {

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        if (mistakes.lines().isEmpty()) {
            FolderCheck.folders(settings).forEach(folder -> make(folder, mistakes));
        }
    }

    private static void make(Folder folder, Mistakes mistakes) {
        try {
            Files.createDirectories(folder.path());
        } catch (IOException e) {
            mistakes.add(
                    folder.named() + "which could not be made: " + e.getClass().getSimpleName() + " of "
                            + e.getMessage(),
                    FolderCheck.REMEDY);
        }
    }
}
