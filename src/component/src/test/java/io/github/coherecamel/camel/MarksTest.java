package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class MarksTest {
    private final MemoryStateRepository store = new MemoryStateRepository();

    @Test
    void areEmptyAndHaveNotBegunAtFirst() {
        var marks = new Marks("watch", store);

        assertThat(marks.isBegun()).isFalse();
        assertThat(marks.all()).isEmpty();
    }

    @Test
    void areFoundAgainInTheStore() {
        var marks = new Marks("watch", store);
        marks.begin();
        marks.move(List.of(change("a", "queued"), change("b", "ready"), change("c", "ready")));
        marks.move(List.of(change("a", "ready"), change("b", null)));

        assertThat(marks.all()).isEqualTo(Map.of("a", "ready", "c", "ready"));
        var found = new Marks("watch", store);
        assertThat(found.isBegun()).isTrue();
        assertThat(found.all()).isEqualTo(marks.all());
    }

    @Test
    void areKeptApartByTheirKey() {
        new Marks("watch", store).move(List.of(change("a", "ready")));

        assertThat(new Marks("another", store).all()).isEmpty();
    }

    @Test
    void fitIntoAFileThatKeepsOneLineForEachValue(@TempDir Path folder) throws Exception {
        var file = folder.resolve("marks").toFile();
        var changes = IntStream.range(0, 3000)
                .mapToObj(i -> change("id-" + i, "STATUS_READY"))
                .toList();
        try (var first = FileStateRepository.fileStateRepository(file)) {
            first.start();
            new Marks("cohere-finetune:watch/*", first).move(changes);
        }

        try (var second = FileStateRepository.fileStateRepository(file)) {
            second.start();
            assertThat(new Marks("cohere-finetune:watch/*", second).all()).hasSize(3000);
        }
        assertThat(Files.size(file.toPath())).isLessThan(200_000);
    }

    @Test
    void writeManyMarksAtThePriceOfFew() {
        var counting = new CountingStore();
        new Marks("watch", counting)
                .move(IntStream.range(0, 10_000)
                        .mapToObj(i -> change("id-" + i, "ready"))
                        .toList());

        assertThat(counting.keys).hasSizeLessThanOrEqualTo(1024).doesNotHaveDuplicates();
    }

    @Test
    void rememberInMemoryWhatAStoreFailedToTake() {
        var marks = new Marks("watch", new FullStore());

        assertThatThrownBy(() -> marks.move(List.of(change("a", "ready")))).hasMessage("full");
        assertThat(marks.all()).isEqualTo(Map.of("a", "ready"));
        assertThatThrownBy(marks::begin).hasMessage("full");
        assertThat(marks.isBegun()).isFalse();
    }

    private static Change change(String id, @Nullable String to) {
        return new Change(id, null, to);
    }

    private static class CountingStore extends MemoryStateRepository {
        final List<String> keys = new ArrayList<>();

        @Override
        public void setState(String key, String value) {
            keys.add(key);
        }
    }

    private static class FullStore extends MemoryStateRepository implements StateRepository<String, String> {
        @Override
        public void setState(String key, String value) {
            throw new IllegalStateException("full");
        }
    }
}
