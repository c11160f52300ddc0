package io.github.coherecamel.dataset;

import io.github.coherecamel.api.FilePart;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Temporary copies of the streams that an exchange uploads. They last as long as the exchange: a stream can be read once,
 * and a redelivery has to send the same again.
 */
final class UploadCopies extends SynchronizationAdapter {

    private static final String PROPERTY = "CamelCohereDatasetUploadCopies";
    private static final Logger LOG = LoggerFactory.getLogger(UploadCopies.class);

    private final Exchange exchange;
    private final Map<Object, Path> copies = new IdentityHashMap<>();
    private final Set<Object> unreadable = Collections.newSetFromMap(new IdentityHashMap<>());

    private UploadCopies(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Returns those of an exchange; one that was copied from another, as by a wire tap, has its own. */
    static UploadCopies of(Exchange exchange) {
        var known = exchange.getProperty(PROPERTY, UploadCopies.class);
        if (known != null && known.exchange == exchange) {
            return known;
        }
        var copies = new UploadCopies(exchange);
        exchange.setProperty(PROPERTY, copies);
        var work = exchange.getUnitOfWork();
        if (work != null) {
            work.addSynchronization(copies);
        }
        return copies;
    }

    /** Returns the copy of something that was added before; null if there is none. */
    FilePart.@Nullable Content find(Object source) throws IOException {
        if (unreadable.contains(source)) {
            throw new IOException("it could not be read to its end before, and cannot be read twice");
        }
        var copy = copies.get(source);
        return copy == null ? null : FilePart.Content.of(copy);
    }

    /** Copies a stream that was made of something. */
    FilePart.Content add(Object source, InputStream stream) throws IOException {
        return add(source, copy -> {
            try (stream) {
                Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        });
    }

    /** Copies text in UTF-8. */
    FilePart.Content add(Reader source) throws IOException {
        return add(source, copy -> {
            try (source;
                    var writer = Files.newBufferedWriter(copy, StandardCharsets.UTF_8)) {
                source.transferTo(writer);
            }
        });
    }

    private FilePart.Content add(Object source, Filling filling) throws IOException {
        var copy = Files.createTempFile("cohere-upload-", ".tmp");
        copies.put(source, copy);
        try {
            filling.fill(copy);
        } catch (IOException | RuntimeException e) {
            // Else the next attempt would send what is left of it.
            unreadable.add(source);
            throw e;
        }
        return FilePart.Content.of(copy);
    }

    @FunctionalInterface
    private interface Filling {

        void fill(Path copy) throws IOException;
    }

    /** Ends an attempt: without a unit of work nobody tells when the exchange ends, and nobody redelivers it. */
    void endAttempt() {
        if (exchange.getUnitOfWork() == null) {
            delete();
        }
    }

    @Override
    public void onDone(Exchange ended) {
        delete();
    }

    private void delete() {
        copies.values().forEach(copy -> {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                LOG.warn("Could not delete {}, the temporary copy of an uploaded stream. Delete it by hand.", copy, e);
            }
        });
        copies.clear();
    }
}
