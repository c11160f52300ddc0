package io.github.coherecamel.camel;

import io.github.coherecamel.watch.Buckets;
import io.github.coherecamel.watch.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * The states of which a watch has notified its route, in a store, so that a restart finds them. What one value of the store
 * fails to do concerns the things in it alone.
 */
final class WatchState {

    /** Which buckets there are, so that a start reads no others. It is there from the first poll on. */
    private static final String INDEX = "buckets";

    private final String key;
    private final int count;
    private final StateRepository<String, String> store;
    private final StateStores stores;
    private final Map<Integer, Map<String, String>> buckets = new TreeMap<>();
    private final Set<Integer> unwritten = new TreeSet<>();
    private @Nullable Set<Integer> index;
    private boolean isIndexed;
    private boolean begun;
    private boolean claimed;

    /**
     * @param key what this is kept under in the store
     * @param count how many values of the store this is spread over at most
     * @param stores which know what watches use
     */
    WatchState(String key, int count, StateRepository<String, String> store, StateStores stores) {
        this.key = key;
        this.count = count;
        this.store = store;
        this.stores = stores;
    }

    /**
     * Reads all anew when it is needed, since another node may have gone on meanwhile.
     *
     * @throws IllegalArgumentException if another watch of the Camel context uses it
     * @throws IllegalStateException if the store cannot be opened
     */
    synchronized void start() {
        stores.claim(store, key);
        claimed = true;
        try {
            StateStores.open(store);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
        index = null;
    }

    /** Lets another watch have it, once. An exchange that outlives its watch still moves it on. */
    synchronized void stop() {
        if (claimed) {
            claimed = false;
            stores.release(store, key);
        }
    }

    /** Reads what was not read yet; returns why some of it could not be. */
    synchronized List<RuntimeException> load() {
        var failures = new ArrayList<RuntimeException>();
        for (var bucket : index()) {
            try {
                buckets.computeIfAbsent(bucket, this::read);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        return failures;
    }

    /** Whether it is known what state a thing was in, be it none. */
    synchronized boolean isKnown(String id) {
        var isWritten = index().contains(bucketOf(id));
        return !isWritten || buckets.containsKey(bucketOf(id));
    }

    /** Whether a watch with this state has polled before. */
    synchronized boolean isBegun() {
        index();
        return begun;
    }

    /** From now on whatever appears is a change, also if the store does not take that yet. */
    synchronized void begin() {
        var known = index();
        begun = true;
        if (!isIndexed) {
            writeIndex(known);
        }
    }

    synchronized Map<String, String> all() {
        index();
        var all = new HashMap<String, String>();
        buckets.values().forEach(all::putAll);
        return all;
    }

    /**
     * Moves on many things at the price of few: a value of the store holds many and is written once. A change from a state
     * that is not the current one is late, such as that of an exchange which outlived its route, and counts no more.
     */
    synchronized void move(List<Change> changes) {
        index();
        for (var change : changes) {
            var bucket = bucketOf(change.id());
            var states = buckets.computeIfAbsent(bucket, this::read);
            if (Objects.equals(states.get(change.id()), change.from())) {
                put(states, change.id(), change.to());
                unwritten.add(bucket);
            }
        }
        writeAll();
    }

    /** One that cannot be written does not keep another from it, and is written the next time. */
    private void writeAll() {
        RuntimeException failure = null;
        for (var bucket : List.copyOf(unwritten)) {
            try {
                write(bucket);
                unwritten.remove(bucket);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void write(int bucket) {
        if (!index().contains(bucket)) {
            // Before the bucket, which would otherwise not be found again.
            var longer = new TreeSet<>(index());
            longer.add(bucket);
            writeIndex(longer);
        }
        store.setState(key + '/' + bucket, Buckets.write(buckets.getOrDefault(bucket, Map.of())));
    }

    private void writeIndex(Set<Integer> longer) {
        store.setState(
                key + '/' + INDEX, longer.stream().map(String::valueOf).collect(Collectors.joining(",", ".", "")));
        index = longer;
        isIndexed = true;
    }

    /** What the store has counts, but if it has nothing at all: then it may have failed to take what is remembered here. */
    private Set<Integer> index() {
        var known = index;
        if (known == null) {
            var text = store.getState(key + '/' + INDEX);
            known = readIndex(text == null ? "" : text);
            isIndexed = text != null;
            if (isIndexed) {
                buckets.clear();
                unwritten.clear();
                begun = true;
            }
            index = known;
        }
        return known;
    }

    private Set<Integer> readIndex(String text) {
        try {
            return Arrays.stream(text.split("[.,]"))
                    .filter(number -> !number.isEmpty())
                    .map(Integer::valueOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IllegalArgumentException e) {
            throw StateStores.unreadable(store, "the value of " + key + '/' + INDEX + " makes no sense", e);
        }
    }

    private Map<String, String> read(int bucket) {
        var name = key + '/' + bucket;
        var text = index().contains(bucket) ? store.getState(name) : null;
        try {
            return text == null ? new HashMap<>() : Buckets.read(text);
        } catch (IllegalArgumentException e) {
            throw StateStores.unreadable(store, "the value of " + name + " makes no sense", e);
        }
    }

    private int bucketOf(String id) {
        return Buckets.of(id, count);
    }

    private static void put(Map<String, String> states, String id, @Nullable String state) {
        if (state == null) {
            states.remove(id);
        } else {
            states.put(id, state);
        }
    }
}
