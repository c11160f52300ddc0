package io.github.coherecamel.camel;

import io.github.coherecamel.watch.Buckets;
import io.github.coherecamel.watch.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/** Which state of which thing a watch has told of; in a store, so that a restart finds it. */
final class Marks {

    private static final String BEGUN = "begun";

    private final String key;
    private final StateRepository<String, String> store;
    private final Map<String, String> all = new HashMap<>();
    private final List<Map<String, String>> buckets = new ArrayList<>();
    private boolean begun;

    /** @param key what the marks are kept under in the store */
    Marks(String key, StateRepository<String, String> store) {
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
            write(BEGUN, "true");
            begun = true;
        }
    }

    synchronized Map<String, String> all() {
        return Map.copyOf(all);
    }

    /** Moves many marks at the price of few: a value of the store holds many of them and is written once. */
    synchronized void move(List<Change> changes) {
        var touched = new HashSet<Integer>();
        for (var change : changes) {
            var bucket = Buckets.of(change.id());
            touched.add(bucket);
            put(all, change.id(), change.to());
            put(buckets.get(bucket), change.id(), change.to());
        }
        touched.forEach(bucket -> write(String.valueOf(bucket), Buckets.write(buckets.get(bucket))));
    }

    private static void put(Map<String, String> marks, String id, @Nullable String state) {
        if (state == null) {
            marks.remove(id);
        } else {
            marks.put(id, state);
        }
    }

    private @Nullable String stored(String name) {
        return store.getState(key + '/' + name);
    }

    private void write(String name, String value) {
        store.setState(key + '/' + name, value);
    }
}
