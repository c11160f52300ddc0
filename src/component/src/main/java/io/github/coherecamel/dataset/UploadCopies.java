package io.github.coherecamel.dataset;

import io.github.coherecamel.api.FilePart;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
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
    private final List<Path> copies = new ArrayList<>();

    /** Of what can be read once; without a copy if it broke while it was. */
    private final Map<Object, Optional<FilePart.Content>> readOnce = new IdentityHashMap<>();

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

    /** Returns the copy of something that can be read once, which is made at the first attempt to send it. */
    FilePart.Content ofOnce(Object source, Copying copying) throws Exception {
        var known = readOnce.putIfAbsent(source, Optional.empty());
        if (known == null) {
            var copy = copying.copy();
            readOnce.put(source, Optional.of(copy));
            return copy;
        }
        return known.orElseThrow(
                () -> new IOException("it could not be read to its end before, and cannot be read twice"));
    }

    /** Copies what a stream has, and closes it. */
    FilePart.Content of(InputStream source) throws IOException {
        return copy(copy -> {
            try (source) {
                Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        });
    }

    /** Copies text in UTF-8. */
    FilePart.Content of(Reader source) throws IOException {
        return copy(copy -> {
            try (source;
                    var writer = Files.newBufferedWriter(copy, StandardCharsets.UTF_8)) {
                source.transferTo(writer);
            }
        });
    }

    private FilePart.Content copy(Filling filling) throws IOException {
        // What is left by a process that was killed can be told from what another one sends.
        var copy = Files.createTempFile(
                "cohere-upload-%d-".formatted(ProcessHandle.current().pid()), ".tmp");
        copies.add(copy);
        filling.fill(copy);
        return FilePart.Content.of(copy);
    }

    /** Makes a copy of something. */
    @FunctionalInterface
    interface Copying {

        FilePart.Content copy() throws Exception;
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
        copies.forEach(copy -> {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                LOG.warn("Could not delete {}, the temporary copy of an uploaded stream. Delete it by hand.", copy, e);
            }
        });
        copies.clear();
        readOnce.clear();
    }
}
