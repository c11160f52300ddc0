package io.github.coherecamel.application.start;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders that are written to can be, or can be made. Nothing is made here: something else may be wrong. */
final class FolderCheck implements Check {

    static final String REMEDY = "Set it to a folder that this process may write to";

    /** One that is written to, by the property that names it. */
    record Folder(String property, String name) {

        Path path() {
            return Path.of(name).toAbsolutePath();
        }

        /** How what is wrong with it begins. */
        String named() {
            return Settings.shown(property) + " is '" + name + "', ";
        }
    }

    static List<Folder> folders(Settings settings) {
        var folders = new ArrayList<Folder>();
        if (settings.text("quarkus.datasource.h2.active").orElse("true").equals("true")) {
            folders.add(folder(settings, "cohere.data", "data"));
        }
        if (!settings.text("cohere.files.enabled").orElse("true").equals("false")) {
            folders.add(folder(settings, settings.either("cohere.files.inbox", "cohere.inbox"), "inbox"));
        }
        return folders;
    }

    private static Folder folder(Settings settings, String property, String otherwise) {
        return new Folder(property, settings.text(property).orElse(otherwise));
    }

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        folders(settings).forEach(folder -> check(folder, mistakes));
    }

    private static void check(Folder folder, Mistakes mistakes) {
        try {
            var path = folder.path();
            var there = nearest(path);
            if (!Files.isDirectory(there)) {
                mistakes.add(
                        folder.named() + (there.equals(path) ? "which is a file" : "but " + there + " is a file"),
                        REMEDY);
            } else if (!Files.isWritable(there)) {
                mistakes.add(
                        folder.named()
                                + (there.equals(path)
                                        ? "a folder that may not be written to"
                                        : "which could not be made: " + there + " may not be written to"),
                        REMEDY);
            }
        } catch (InvalidPathException e) {
            mistakes.add(folder.named() + "which is no path: " + e.getReason(), REMEDY);
        }
    }

    /** Returns the folder, or the one in which it is to be made. */
    private static Path nearest(Path folder) {
        var there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
