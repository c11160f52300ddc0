package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.TestConfig;
import io.github.coherecamel.application.Ticker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only models that wait for their turn count. */
class BacklogTest {

    @ParameterizedTest
    @EnumSource
    void isFullWithAsManyModelsAsMayBeDue(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        assertThat(backlog(stores).isFull()).isFalse();

        stores.accept("m", "e", null);
        assertThat(backlog(stores).isFull()).isFalse();

        stores.accept("n", "d", null);
        assertThat(backlog(stores).isFull()).isTrue();

        stores.claim();
        assertThat(backlog(stores).isFull()).isFalse();
    }

    private static Backlog backlog(Stores stores) {
        return new Backlog(stores.database, TestConfig.with("cohere.backlog-limit", "2"), new Ticker());
    }
}
