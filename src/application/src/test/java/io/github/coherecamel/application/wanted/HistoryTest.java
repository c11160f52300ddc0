package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that happened to a model is shown once, by pages of any size. */
class HistoryTest {

    @ParameterizedTest
    @EnumSource
    void showsEventsAttemptsAndActionsOnceTheNewestFirst(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.end(stores.claimOne(), Stores.rejected());
        stores.actions.retry("m", null, "ann");
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));
        stores.actions.pause("m", "ann");
        stores.accept("other", "d", null);

        var whole = stores.history.page("m", null, 100);
        assertThat(whole.next()).isNull();
        assertThat(whole.items()).hasSize(6);
        assertThat(whole.items().get(0).action()).isNotNull().satisfies(action -> assertThat(action.what())
                .isEqualTo("pause"));
        assertThat(whole.items().get(5).event()).isNotNull().satisfies(event -> assertThat(event.outcome())
                .isEqualTo(Outcome.REJECTED));

        var byPages = new ArrayList<History.Entry>();
        History.@Nullable Position after = null;
        do {
            var page = stores.history.page("m", after, 2);
            byPages.addAll(page.items());
            after = page.next() == null ? null : position(page.next());
        } while (after != null);
        assertThat(byPages).isEqualTo(whole.items());
    }

    private static History.Position position(String next) {
        var parts = Arrays.stream(next.split("\\.")).map(Long::valueOf).toList();
        return new History.Position(parts.get(0), parts.get(1), parts.get(2));
    }
}
