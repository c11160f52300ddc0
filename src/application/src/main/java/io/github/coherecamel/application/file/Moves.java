package io.github.coherecamel.application.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jboss.logging.Logger.Level;

/** Moves files, and says once which cannot be moved. Each is tried again: that costs nothing, and it may be mended. */
final class Moves {

    interface Move {
        void run() throws IOException;
    }

    private final Said said;

    Moves(Said said) {
        this.said = said;
    }

    /** What is said of one file. */
    private record Unmoved(Inbox inbox, String name) {}

    /** Returns whether it was moved. */
    boolean move(Inbox inbox, String name, Move move) {
        var subject = new Unmoved(inbox, name);
        try {
            move.run();
            said.clear(subject);
            return true;
        } catch (NoSuchFileException e) {
            // Somebody else has moved it.
            said.clear(subject);
            return false;
        } catch (IOException e) {
            said.say(
                    Level.ERROR,
                    subject,
                    "CANNOT MOVE %s in inbox %s: %s. Let this process write there; the file goes on when it can."
                            .formatted(FileName.safe(name), inbox.path(), Reasons.of(e)));
            return false;
        }
    }
}
