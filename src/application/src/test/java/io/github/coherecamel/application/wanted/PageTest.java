package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A page says how to go on exactly if there may be more. */
class PageTest {

    @Test
    void endsWithTheLastRow() {
        assertThat(page(3, 4, 3, 1))
                .isEqualTo(new Page<>(IntStream.range(0, 3).boxed().toList(), null));
        assertThat(page(4, 4, 3, 1).next()).isEqualTo("2");
        assertThat(page(0, 4, 3, 1))
                .isEqualTo(new Page<>(IntStream.range(0, 0).boxed().toList(), null));
    }

    @Test
    void goesOnAfterTheLastRowThatWasLookedAtIfFewMatch() {
        assertThat(page(100, 100, 50, 10).items()).hasSize(10);
        assertThat(page(100, 100, 50, 10).next()).isEqualTo("99");
        assertThat(page(99, 100, 50, 10).next()).isNull();
    }

    @Test
    void goesOnAfterTheLastRowBeforeTheOneTooMany() {
        assertThat(page(100, 100, 5, 10).next()).isEqualTo("40");
    }

    private static Page<Integer> page(int rows, int asked, int limit, int every) {
        return Page.of(
                IntStream.range(0, rows).boxed().toList(), asked, limit, row -> row % every == 0, String::valueOf);
    }
}
