package io.github.coherecamel.camel;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where the watches of one Camel context keep their state. Those that name one file share one store, since Camel writes a
 * file anew from what one store knows. It is never stopped: an exchange may outlive its watch, no file is open in between,
 * and Camel would write the file anew, over what another node has written meanwhile.
 */
final class StateStores extends ServiceSupport {

    /** Camel appends each change and writes the file anew when it is larger than this; its default is 1 MB. */
    private static final long LARGEST_FILE = 64L * 1024 * 1024;

    private final Map<File, FileStateRepository> files = new HashMap<>();
    private final Map<StateRepository<String, String>, Set<String>> inUse = new IdentityHashMap<>();

    /** Returns the stores of a context, which end with it. */
    static StateStores of(CamelContext context) throws Exception {
        synchronized (context) {
            var stores = context.hasService(StateStores.class);
            if (stores == null) {
                stores = new StateStores();
                context.addService(stores, true, true);
            }
            return stores;
        }
    }

    /**
     * Returns the repository if there is one, else one in the file, else the memory.
     *
     * @throws IllegalArgumentException if both are given
     */
    StateRepository<String, String> get(
            @Nullable StateRepository<String, String> repository,
            @Nullable String file,
            StateRepository<String, String> memory)
            throws IOException {
        if (file == null) {
            return repository == null ? memory : repository;
        }
        if (repository != null) {
            throw new IllegalArgumentException(
                    "Options stateFile and stateRepository are both set. Set one: a watch keeps its state in one place.");
        }
        return inFile(new File(file).getCanonicalFile());
    }

    private synchronized FileStateRepository inFile(File file) {
        return files.computeIfAbsent(file, path -> {
            var inFile = FileStateRepository.fileStateRepository(path);
            inFile.setMaxFileStoreSize(LARGEST_FILE);
            return inFile;
        });
    }

    /** @throws IllegalStateException if it cannot be opened, or is no store */
    static void open(StateRepository<String, String> store) {
        try {
            ServiceHelper.startService(store);
        } catch (IndexOutOfBoundsException e) {
            throw unreadable(store, "it has a line without '='", e);
        } catch (RuntimeException e) {
            throw unreadable(store, "it cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Returns the failure for a store in which something is wrong. */
    static IllegalStateException unreadable(StateRepository<String, String> store, String reason, RuntimeException e) {
        var where = store instanceof FileStateRepository file
                ? "file " + file.getFileStore()
                : store.getClass().getSimpleName();
        return new IllegalStateException(
                "Could not read the state of a watch from %s: %s. Repair it, or remove it: the watch then begins anew."
                        .formatted(where, reason),
                e);
    }

    /**
     * Keeps a key of a store for one watch, until that releases it.
     *
     * @throws IllegalArgumentException if another watch has it
     */
    synchronized void claim(StateRepository<String, String> store, String key) {
        if (!inUse.computeIfAbsent(store, any -> new HashSet<>()).add(key)) {
            throw new IllegalArgumentException("Another watch keeps the same state (" + key
                    + ") in the same store. Give each a stateFile or a stateRepository of its own.");
        }
    }

    synchronized void release(StateRepository<String, String> store, String key) {
        inUse.computeIfPresent(store, (any, keys) -> {
            keys.remove(key);
            return keys.isEmpty() ? null : keys;
        });
    }
}
