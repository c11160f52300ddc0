package io.github.coherecamel.application.reconcile;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which models the key may not change, and for whom else that holds. An answer 403 does not say; what became of other
 * models does. Nothing is kept: after a start it is found out anew, and until then nothing is rejected for it.
 */
final class Forbidden {

    /** For whom it is forbidden. */
    enum Extent {
        /** For all, as far as is known. */
        ALL,
        /** For this model: another was written between two refusals of this one. */
        THIS_ONE,
        /** Nobody can tell yet. */
        UNKNOWN
    }

    /** When each was refused last, by {@link System#nanoTime}. */
    private final Map<String, Long> refusedAt = new HashMap<>();

    private @Nullable Long lastWriteBegun;

    /** @param all whether it is known to be forbidden for all, or there is nobody else to compare with */
    synchronized Extent of(String modelId, boolean all, long now) {
        var before = refusedAt.put(modelId, now);
        if (all) {
            return Extent.ALL;
        }
        if (before != null && isWrittenSince(before)) {
            refusedAt.remove(modelId);
            return Extent.THIS_ONE;
        }
        var others = refusedAt.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(modelId) && !isWrittenSince(other.getValue()));
        return others ? Extent.ALL : Extent.UNKNOWN;
    }

    /** A model is as wanted, so nothing is forbidden for it. */
    synchronized void done(String modelId) {
        refusedAt.remove(modelId);
    }

    /** A model was written, by an attempt that was begun then. That it was read and had not to be written tells nothing. */
    synchronized void written(long begun) {
        if (lastWriteBegun == null || begun - lastWriteBegun > 0) {
            lastWriteBegun = begun;
        }
    }

    private boolean isWrittenSince(long then) {
        return lastWriteBegun != null && lastWriteBegun - then > 0;
    }
}
