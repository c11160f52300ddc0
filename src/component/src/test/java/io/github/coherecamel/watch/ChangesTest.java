package io.github.coherecamel.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangesTest {
    @Test
    void tellsOfWhatIsNewInTheOrderInWhichItIsListed() {
        var now = new LinkedHashMap<String, String>();
        now.put("z", "ready");
        now.put("a", "queued");

        assertThat(Changes.between(Map.of(), now))
                .containsExactly(new Change("z", null, "ready"), new Change("a", null, "queued"));
    }

    @Test
    void tellsOfWhatIsInAnotherState() {
        assertThat(Changes.between(Map.of("a", "queued", "b", "ready"), Map.of("a", "ready", "b", "ready")))
                .containsExactly(new Change("a", "queued", "ready"));
    }

    @Test
    void tellsOfWhatIsGoneAfterWhatIsThere() {
        assertThat(Changes.between(Map.of("a", "ready"), Map.of("b", "queued")))
                .containsExactly(new Change("b", null, "queued"), new Change("a", "ready", null));
    }

    @Test
    void tellsNothingIfNothingChanged() {
        assertThat(Changes.between(Map.of("a", "ready"), Map.of("a", "ready"))).isEmpty();
        assertThat(Changes.between(Map.of(), Map.of())).isEmpty();
    }

    @Test
    void tellsNothingMoreWhenEveryChangeIsMarked() {
        var before = states(0, 1000, "queued");
        var now = states(500, 1500, "ready");

        var marked = new LinkedHashMap<>(before);
        Changes.between(before, now).forEach(change -> {
            if (change.to() == null) {
                marked.remove(change.id());
            } else {
                marked.put(change.id(), change.to());
            }
        });

        assertThat(Changes.between(before, now)).hasSize(1500);
        assertThat(marked).isEqualTo(now);
        assertThat(Changes.between(marked, now)).isEmpty();
    }

    private static Map<String, String> states(int from, int to, String state) {
        return IntStream.range(from, to).boxed().collect(Collectors.toMap(i -> "id-" + i, i -> state));
    }
}
