package io.github.coherecamel.application.file;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says in words why a file or the database could not be got at: many messages are nothing but a path. */
final class Reasons {

    private Reasons() {}

    static String of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return "the database failed: " + FileName.line(String.valueOf(cause.getMessage()));
            }
        }
        if (failure instanceof FileSystemException system) {
            return FileName.line(system.getFile() + ": " + words(system));
        }
        return FileName.line(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    private static String words(FileSystemException failure) {
        if (failure.getReason() != null) {
            return failure.getReason();
        } else if (failure instanceof AccessDeniedException) {
            return "permission denied";
        } else if (failure instanceof FileAlreadyExistsException) {
            return "something of this name is there already";
        } else if (failure instanceof NotDirectoryException) {
            return "it is no folder";
        }
        return failure instanceof NoSuchFileException ? "it is not there" : "it cannot be used";
    }
}
