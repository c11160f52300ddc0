package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.watch.Buckets;
import io.github.coherecamel.watch.Change;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchStateTest {
    private final MemoryStateRepository store = new MemoryStateRepository();

    @Test
    void areEmptyAndHaveNotBegunAtFirst() {
        var state = state("watch", store);

        assertThat(state.isBegun()).isFalse();
        assertThat(state.all()).isEmpty();
    }

    @Test
    void areFoundAgainInTheStore() {
        var state = state("watch", store);
        state.begin();
        state.move(List.of(change("a", "queued"), change("b", "ready"), change("c", "ready")));
        state.move(List.of(new Change("a", "queued", "ready"), new Change("b", "ready", null)));

        assertThat(state.all()).isEqualTo(Map.of("a", "ready", "c", "ready"));
        var found = state("watch", store);
        assertThat(found.isBegun()).isTrue();
        assertThat(found.all()).isEqualTo(state.all());
    }

    @Test
    void areReleasedOnce() {
        var stores = new StateStores();
        var first = new WatchState("watch", Buckets.COUNT, store, stores);
        var second = new WatchState("watch", Buckets.COUNT, store, stores);
        first.start();
        assertThatThrownBy(second::start).hasMessageStartingWith("Another watch keeps the same state (watch)");
        first.stop();
        second.start();

        first.stop();

        assertThatThrownBy(first::start).hasMessageStartingWith("Another watch keeps the same state (watch)");
    }

    @Test
    void areKeptApartByTheirKey() {
        state("watch", store).move(List.of(change("a", "ready")));

        assertThat(state("another", store).all()).isEmpty();
    }

    @Test
    void fitIntoAFileThatKeepsOneLineForEachValue(@TempDir Path folder) throws Exception {
        var file = folder.resolve("states").toFile();
        var changes = IntStream.range(0, 3000)
                .mapToObj(i -> change("id-" + i, "STATUS_READY"))
                .toList();
        try (var first = FileStateRepository.fileStateRepository(file)) {
            first.start();
            state("cohere-finetune:watch/*", first).move(changes);
        }

        try (var second = FileStateRepository.fileStateRepository(file)) {
            second.start();
            assertThat(state("cohere-finetune:watch/*", second).all()).hasSize(3000);
        }
        assertThat(Files.size(file.toPath())).isLessThan(200_000);
    }

    @Test
    void writeManyStatesAtThePriceOfFew() {
        var counting = new CountingStore();
        state("watch", counting)
                .move(IntStream.range(0, 10_000)
                        .mapToObj(i -> change("id-" + i, "ready"))
                        .toList());

        assertThat(counting.keys)
                .filteredOn(key -> !key.endsWith("buckets"))
                .hasSize(256)
                .doesNotHaveDuplicates();
    }

    @Test
    void rememberInMemoryWhatAStoreFailedToTake() {
        var state = state("watch", new FullStore());

        assertThatThrownBy(() -> state.move(List.of(change("a", "ready")))).hasMessage("full");
        assertThat(state.all()).isEqualTo(Map.of("a", "ready"));
        assertThatThrownBy(state::begin).hasMessage("full");
        assertThat(state.isBegun()).isTrue();
        state.start();
        assertThat(state.isBegun()).isTrue();
        assertThat(state.all()).isEqualTo(Map.of("a", "ready"));
    }

    @Test
    void readsNothingButTheIndexAtFirstAndThenOnlyWhatThereIs() {
        var counting = new CountingStore();
        var first = state("watch", counting);
        first.begin();
        first.move(List.of(change("a", "ready"), change("b", "ready")));
        assertThat(counting.read).containsOnly("watch/buckets");
        counting.read.clear();

        assertThat(state("watch", counting).all()).hasSize(2);
        assertThat(counting.read).hasSize(3);
    }

    @Test
    void knowsNotWhatCannotBeReadAndAllTheRest() {
        var broken = new BrokenStore();
        state("watch", broken).move(List.of(change("a", "ready"), change("b", "ready")));
        broken.key = "watch/" + Buckets.of("a", Buckets.COUNT);
        var state = new WatchState("watch", Buckets.COUNT, broken, new StateStores());

        assertThat(state.load()).singleElement().asString().contains("broken");
        assertThat(state.isKnown("a")).isFalse();
        assertThat(state.isKnown("b")).isTrue();
        assertThat(state.isKnown("another")).isTrue();
        assertThat(state.all()).isEqualTo(Map.of("b", "ready"));
        broken.key = "";
        assertThat(state.load()).isEmpty();
        assertThat(state.all()).hasSize(2);
    }

    @Test
    void writesLaterWhatTheStoreDidNotTakeAndAtOnceTheRest() {
        var broken = new BrokenStore();
        broken.key = "watch/" + Buckets.of("a", Buckets.COUNT);
        var state = state("watch", broken);

        assertThatThrownBy(() -> state.move(List.of(change("a", "ready"), change("b", "ready"))))
                .hasMessage("broken");
        broken.key = "";
        assertThat(state("watch", broken).all()).isEqualTo(Map.of("b", "ready"));
        state.move(List.of(change("c", "ready")));

        assertThat(state("watch", broken).all()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void takesNoChangeFromAStateThatIsNoLongerTheCurrentOne() {
        var state = state("watch", store);
        state.move(List.of(change("a", "queued")));
        state.move(List.of(new Change("a", "queued", "ready")));

        state.move(List.of(new Change("a", "queued", "failed")));

        assertThat(state.all()).isEqualTo(Map.of("a", "ready"));
    }

    @Test
    void readsAnewWhenItStartsAnew() {
        var state = state("watch", store);
        state.move(List.of(change("a", "queued")));
        state("watch", store).move(List.of(new Change("a", "queued", "ready")));

        state.start();
        state.load();

        assertThat(state.all()).isEqualTo(Map.of("a", "ready"));
    }

    private static WatchState state(String key, StateRepository<String, String> store) {
        var state = new WatchState(key, Buckets.COUNT, store, new StateStores());
        state.load();
        return state;
    }

    private static Change change(String id, @Nullable String to) {
        return new Change(id, null, to);
    }

    private static class CountingStore extends MemoryStateRepository {
        final List<String> keys = new ArrayList<>();
        final List<String> read = new ArrayList<>();

        @Override
        public void setState(String key, String value) {
            keys.add(key);
            super.setState(key, value);
        }

        @Override
        public String getState(String key) {
            read.add(key);
            return super.getState(key);
        }
    }

    private static class BrokenStore extends MemoryStateRepository {
        String key = "";

        @Override
        public void setState(String where, String value) {
            check(where);
            super.setState(where, value);
        }

        @Override
        public String getState(String where) {
            check(where);
            return super.getState(where);
        }

        private void check(String where) {
            if (where.equals(key)) {
                throw new IllegalStateException("broken");
            }
        }
    }

    private static class FullStore extends MemoryStateRepository implements StateRepository<String, String> {
        @Override
        public void setState(String key, String value) {
            throw new IllegalStateException("full");
        }
    }
}
