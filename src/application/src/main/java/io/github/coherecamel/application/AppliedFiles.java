package io.github.coherecamel.application;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Remembers over restarts, in the inbox, which files were applied. Camel makes no {@code File} of YAML text. */
@Dependent
class AppliedFiles {

    private static final String STORE = ".applied";
    private static final int REMEMBERED = 100_000;
    private static final long MAX_STORE_BYTES = 64L * 1024 * 1024;

    @Produces
    @Singleton
    @Unremovable
    @Named("appliedFiles")
    static IdempotentRepository repository(@ConfigProperty(name = "cohere.inbox") Path inbox) {
        var repository = new FileIdempotentRepository();
        repository.setFileStore(store(inbox).toFile());
        repository.setCacheSize(REMEMBERED);
        repository.setMaxFileStoreSize(MAX_STORE_BYTES);
        return repository;
    }

    static Path store(Path inbox) {
        return inbox.resolve(STORE);
    }
}
