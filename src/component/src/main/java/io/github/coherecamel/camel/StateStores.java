package io.github.coherecamel.camel;

import java.io.File;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.jspecify.annotations.Nullable;

/** Where a watch can keep its state. */
final class StateStores {

    /** Camel appends each change and writes the file anew when it is larger than this; its default is 1 MB. */
    private static final long LARGEST_FILE = 64L * 1024 * 1024;

    private StateStores() {}

    /**
     * Returns the repository if there is one, else one in the file, else the memory.
     *
     * @throws IllegalArgumentException if both are given
     */
    static StateRepository<String, String> of(
            @Nullable StateRepository<String, String> repository,
            @Nullable String file,
            StateRepository<String, String> memory) {
        if (file == null) {
            return repository == null ? memory : repository;
        }
        if (repository != null) {
            throw new IllegalArgumentException(
                    "Options stateFile and stateRepository are both set. Set one: a watch keeps its state in one place.");
        }
        var inFile = FileStateRepository.fileStateRepository(new File(file));
        inFile.setMaxFileStoreSize(LARGEST_FILE);
        return inFile;
    }
}
