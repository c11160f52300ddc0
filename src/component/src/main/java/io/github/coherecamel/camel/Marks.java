package io.github.coherecamel.camel;

import io.github.coherecamel.watch.Buckets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/** Which state of which thing a watch has told of; in a store, if there is one, so that a restart finds it. */
final class Marks {

    private static final String BEGUN = "begun";

    private final String key;
    private final @Nullable StateRepository<String, String> store;
    private final Map<String, String> all = new HashMap<>();
    private final List<Map<String, String>> buckets = new ArrayList<>();
    private boolean begun;

    /** @param key what the marks are kept under in the store */
    Marks(String key, @Nullable StateRepository<String, String> store) {
        this.key = key;
        this.store = store;
        for (var bucket = 0; bucket < Buckets.COUNT; bucket++) {
            var text = stored(String.valueOf(bucket));
            var marks = text == null ? new HashMap<String, String>() : Buckets.read(text);
            buckets.add(marks);
            all.putAll(marks);
        }
        begun = stored(BEGUN) != null;
    }

    /** Whether a watch with these marks has polled before. */
    synchronized boolean isBegun() {
        return begun;
    }

    synchronized void begin() {
        if (!begun) {
            begun = true;
            write(BEGUN, "true");
        }
    }

    synchronized Map<String, String> all() {
        return Map.copyOf(all);
    }

    /** @param state null if the thing is gone */
    synchronized void move(String id, @Nullable String state) {
        var bucket = Buckets.of(id);
        var marks = buckets.get(bucket);
        if (state == null) {
            all.remove(id);
            marks.remove(id);
        } else {
            all.put(id, state);
            marks.put(id, state);
        }
        if (store != null) {
            write(String.valueOf(bucket), Buckets.write(marks));
        }
    }

    private @Nullable String stored(String name) {
        return store == null ? null : store.getState(key + '/' + name);
    }

    private void write(String name, String value) {
        if (store != null) {
            store.setState(key + '/' + name, value);
        }
    }
}
