package io.github.coherecamel.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Things by id and in order of their creation, so that a page costs what it holds and not what the shelf holds. */
public final class Shelf<T extends Shelf.Item> {
    /** Something that can stand on a shelf. The number tells apart what was created in the same instant. */
    public interface Item {
        String id();

        Instant createdAt();

        long number();

        default Place place() {
            return new Place(createdAt(), number());
        }
    }

    /** A place in the order; it stays valid when what stood there is gone. */
    public record Place(Instant createdAt, long number) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::createdAt).thenComparingLong(Place::number);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<String, T> byId = new HashMap<>();
    private final List<T> ordered = new ArrayList<>();

    public int size() {
        return ordered.size();
    }

    public Optional<T> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Adds the item, or puts it where the one with its id stood. */
    public void put(T item) {
        var old = byId.get(item.id());
        if (old != null && old.place().equals(item.place())) {
            ordered.set(firstFrom(item.place()), item);
        } else {
            remove(item.id());
            ordered.add(firstFrom(item.place()), item);
        }
        byId.put(item.id(), item);
    }

    public Optional<T> remove(String id) {
        var removed = byId.remove(id);
        if (removed == null) {
            return Optional.empty();
        }
        ordered.remove(firstFrom(removed.place()));
        return Optional.of(removed);
    }

    public void clear() {
        byId.clear();
        ordered.clear();
    }

    /** Everything, oldest first: a view that is good until the next change. */
    public List<T> all() {
        return Collections.unmodifiableList(ordered);
    }

    /** How many were created at or after a time. */
    public int since(Instant time) {
        return ordered.size() - firstFrom(new Place(time, 0));
    }

    /** Up to so many items after a place, oldest first. */
    public List<T> after(Optional<Place> place, int limit) {
        var from = place.map(p -> firstFrom(new Place(p.createdAt(), p.number() + 1)))
                .orElse(0);
        return List.copyOf(ordered.subList(from, (int) Math.min(ordered.size(), (long) from + limit)));
    }

    /** Up to so many items before a place, newest first. */
    public List<T> before(Optional<Place> place, int limit) {
        var to = place.map(this::firstFrom).orElse(ordered.size());
        var page = new ArrayList<>(ordered.subList(Math.max(0, to - limit), to));
        Collections.reverse(page);
        return List.copyOf(page);
    }

    private int firstFrom(Place place) {
        var low = 0;
        var high = ordered.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (ordered.get(middle).place().compareTo(place) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
