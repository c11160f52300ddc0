package io.github.coherecamel.application.file;

import io.github.coherecamel.application.file.UnfitFileException.Kind;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Files that come in over HTTP. Each is written beside the files that were taken, where no other of its name is in its way;
 * when it is whole it is one of them, and route {@code training-file-dropped} goes on with it.
 */
@Singleton
public final class PostedFiles {

    private static final Logger LOG = Logger.getLogger("cohere.files");

    private final FilesConfig config;
    private final Inboxes inboxes;
    private final Clock clock = Clock.systemUTC();

    PostedFiles(FilesConfig config, Inboxes inboxes) {
        this.config = config;
        this.inboxes = inboxes;
    }

    /** A process that was killed has left half of what it was writing. */
    void forget(@Observes StartupEvent event) {
        var before = clock.instant().minus(config.upload().timeout());
        for (var inbox : inboxes.all()) {
            try {
                inbox.incoming().forget(before);
            } catch (IOException e) {
                LOG.warnf("Cannot delete what is left of uploads in inbox %s: %s", inbox.path(), Reasons.of(e));
            }
        }
    }

    /**
     * Looks whether a file can be taken, before anything of it is read.
     *
     * @param folder the one in the inbox that {@code cohere.files.mapping} names; empty for the inbox itself
     * @param length its bytes; 0 if that is not known
     */
    public PostedFile begin(String name, String folder, long length) throws IOException, UnfitFileException {
        var safe = FileName.visible(name);
        if (config.suffixes().stream()
                .noneMatch(suffix -> safe.toLowerCase(Locale.ROOT).endsWith(suffix.toLowerCase(Locale.ROOT)))) {
            throw new UnfitFileException(
                    Kind.TYPE,
                    "Could not take the file: its name, %s, ends in none of %s. Send a training file under its name."
                            .formatted(safe.isEmpty() ? "which is empty" : safe, String.join(", ", config.suffixes())));
        }
        var round = inboxes.round(folder)
                .orElseThrow(() -> new UnfitFileException(
                        Kind.NAME,
                        "Could not take the file: the inbox has no folder %s. Send none, or one that cohere.files.mapping names."
                                .formatted(FileName.safe(folder))));
        var purpose = inboxes.purpose(folder, safe)
                .orElseThrow(() -> new UnfitFileException(
                        Kind.NAME,
                        "Could not take the file: %s is for no model. Let cohere.files.mapping or cohere.model-id say which."
                                .formatted(safe)));
        var path = round.inbox().incoming().next();
        if (Files.getFileStore(path.getParent()).getUsableSpace() < length) {
            throw noRoom();
        }
        return new PostedFile(round, safe, purpose, path);
    }

    /** Takes a file that is whole. When this returns, nothing of it is lost any more. */
    public TakenFile take(PostedFile posted, String digest) throws IOException {
        var arrival = posted.round().take(posted.path(), posted.name(), posted.purpose());
        LOG.infof("RECEIVED: %s, for model %s", arrival.name(), arrival.modelId());
        return TakenFile.waiting(arrival, Opened.eventId(arrival, digest));
    }

    /** Gives up a file that is not whole and never will be. */
    public void abandon(PostedFile posted) {
        try {
            Files.deleteIfExists(posted.path());
        } catch (IOException e) {
            LOG.warnf("Cannot delete %s, of which no more will come: %s", posted.path(), Reasons.of(e));
        }
    }

    private static UnfitFileException noRoom() {
        return new UnfitFileException(
                Kind.ROOM,
                "Could not take the file: the disk of the inbox has no room for it. Make room there, and send it again.");
    }
}
