package io.github.coherecamel.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keys that somebody else makes. The last ones are remembered, since answers to requests with them may be under way. */
final class SuppliedApiKey implements ApiKey {

    private static final int REMEMBERED = 16;

    private final Supplier<String> keys;
    private final Deque<Secret> known = new ArrayDeque<>();

    SuppliedApiKey(Supplier<String> keys) {
        this.keys = keys;
    }

    /**
     * Asks for the key to send now, which may block.
     *
     * @throws NoApiKeyException if there is none that can be sent
     */
    Secret next() throws NoApiKeyException {
        var key = new Secret(ask());
        synchronized (known) {
            if (!key.equals(known.peekLast())) {
                known.remove(key);
                known.add(key);
                if (known.size() > REMEMBERED) {
                    known.remove();
                }
            }
        }
        return key;
    }

    private String ask() throws NoApiKeyException {
        String key;
        try {
            key = keys.get();
        } catch (Throwable e) {
            // Its text may hold the key, or what it was asked for with; where it comes from does not.
            var failure = new NoApiKeyException("it failed with " + e.getClass().getSimpleName());
            failure.setStackTrace(e.getStackTrace());
            throw failure;
        }
        if (key == null || key.isBlank()) {
            throw new NoApiKeyException("it returned none");
        }
        if (!isPrintableAscii(key)) {
            throw new NoApiKeyException("its key has a character that a header cannot carry");
        }
        return key;
    }

    private static boolean isPrintableAscii(String key) {
        return key.chars().allMatch(each -> each > ' ' && each < 127);
    }

    @Override
    public List<Secret> known() {
        synchronized (known) {
            return List.copyOf(known);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SuppliedApiKey supplied && supplied.keys.equals(keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }
}
