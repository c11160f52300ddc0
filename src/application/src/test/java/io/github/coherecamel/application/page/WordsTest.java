package io.github.coherecamel.application.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @Test
    void keepsTheEndOfALongId() {
        assertThat(Words.head("support-2024-a1b2c3")).isEqualTo("support");
        assertThat(Words.tail("support-2024-a1b2c3")).isEqualTo("-2024-a1b2c3");
        assertThat(Words.head("short")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"build-\uD83D\uDE80-five", "/ci/\u0646\u0645\u0648\u0630\u062C-model", "\u6A21\u578B"})
    void cutsNothingInTwoThatIsJoinedOrHasSeveralCharacters(String id) {
        assertThat(Words.head(id)).isEqualTo(id);
        assertThat(Words.tail(id)).isEmpty();
    }
}
