package io.github.coherecamel.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BucketsTest {
    @Test
    void readsWhatItWrote() {
        var states = Map.of("a", "STATUS_READY", "b", "", "ü & =\n\r%", "x=y&z\n");

        assertThat(Buckets.read(Buckets.write(states))).isEqualTo(states);
        assertThat(Buckets.read(Buckets.write(Map.of()))).isEmpty();
    }

    @Test
    void writesOneLineOfAscii() {
        assertThat(Buckets.write(Map.of("ü\n", "ready\r\n"))).matches("[!-~]+");
    }

    @Test
    void passesOverWhatItDidNotWrite() {
        assertThat(Buckets.read("nonsense&a=ready&")).isEqualTo(Map.of("a", "ready"));
    }

    @Test
    void spreadsIdsOverItsValuesAndFindsThemAgain() {
        var used = new HashSet<Integer>();
        for (var i = 0; i < 10_000; i++) {
            var id = new UUID(i * 7919L, i * 104_729L).toString();
            assertThat(Buckets.of(id, Buckets.COUNT))
                    .isBetween(0, Buckets.COUNT - 1)
                    .isEqualTo(Buckets.of(id, Buckets.COUNT));
            used.add(Buckets.of(id, Buckets.COUNT));
        }
        assertThat(used).hasSizeGreaterThan(Buckets.COUNT * 9 / 10);
    }
}
