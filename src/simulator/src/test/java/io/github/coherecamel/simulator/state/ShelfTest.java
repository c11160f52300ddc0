package io.github.coherecamel.simulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private record Thing(String id, Instant createdAt, long number) implements Shelf.Item {}

    private final Shelf<Thing> shelf = new Shelf<>();

    private static Thing thing(String id, long seconds, long number) {
        return new Thing(id, Instant.ofEpochSecond(seconds), number);
    }

    @Test
    void ordersByCreationAndThenByNumber() {
        shelf.put(thing("c", 2, 1));
        shelf.put(thing("b", 1, 3));
        shelf.put(thing("a", 1, 2));

        assertThat(shelf.all()).extracting(Thing::id).containsExactly("a", "b", "c");
        assertThat(shelf.after(Optional.of(thing("b", 1, 3).place()), 5))
                .extracting(Thing::id)
                .containsExactly("c");
        assertThat(shelf.before(Optional.of(thing("b", 1, 3).place()), 5))
                .extracting(Thing::id)
                .containsExactly("a");
        assertThat(shelf.before(Optional.empty(), 2)).extracting(Thing::id).containsExactly("c", "b");
        assertThat(shelf.since(Instant.ofEpochSecond(2))).isEqualTo(1);
    }

    @Test
    void replacesWhatHasTheSameId() {
        shelf.put(thing("a", 1, 1));
        shelf.put(thing("b", 2, 2));
        shelf.put(thing("a", 3, 3));
        shelf.put(thing("b", 2, 2));

        assertThat(shelf.size()).isEqualTo(2);
        assertThat(shelf.all()).extracting(Thing::id).containsExactly("b", "a");
        assertThat(shelf.remove("b")).isPresent();
        assertThat(shelf.remove("b")).isEmpty();
        assertThat(shelf.get("a")).isPresent();
    }
}
