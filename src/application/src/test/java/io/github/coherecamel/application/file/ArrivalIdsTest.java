package io.github.coherecamel.application.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArrivalIdsTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00.123456Z");

    private final ArrivalIds ids = new ArrivalIds(new Random(1));

    @Test
    void riseAlsoAtTheSameTimeAndWhenTimeGoesBack() {
        var first = ids.next(NOON);
        var second = ids.next(NOON);
        var third = ids.next(NOON.minusSeconds(60));

        assertThat(first.time()).isEqualTo(NOON);
        assertThat(second.time()).isAfter(first.time());
        assertThat(third.time()).isAfter(second.time());
        assertThat(third.text()).isGreaterThan(second.text());
    }

    @Test
    void areReadFromTheNamesOfFiles() {
        var file = new ArrivalId.Named(ids.next(NOON), "a-b.jsonl");

        assertThat(file.fileName()).startsWith("20261127-120000-123456-");
        assertThat(ArrivalId.Named.read(file.fileName())).contains(file);
        assertThat(ArrivalId.Named.read("chats.jsonl")).isEmpty();
    }
}
