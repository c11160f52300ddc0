package io.github.coherecamel.application.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.application.TestConfig;
import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Revision;
import io.github.coherecamel.application.wanted.Stores;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told to those who listen. Looks are made by the test, so nothing here depends on when. */
class LiveTest {

    private Stores stores;
    private Live live;

    @BeforeEach
    void listenToNobody() {
        stores = Stores.Kind.H2.empty();
        live = new Live(stores.revisions, TestConfig.with("cohere.http.listeners", "2"));
    }

    @AfterEach
    void stop() {
        live.stop();
    }

    @Test
    void tellsAllWhatHasChangedOnce() {
        var one = listen(null);
        var other = listen(null);
        live.look();
        change();
        live.look();
        live.look();

        assertThat(changes(one)).isEqualTo(1);
        assertThat(changes(other)).isEqualTo(1);
    }

    @Test
    void tellsWhoeverComesBackWhatItHasMissed() {
        var before = stores.revisions.read();
        change();
        var comesBack = listen(before);
        var isNew = listen(null);
        live.look();

        assertThat(changes(comesBack)).isEqualTo(1);
        assertThat(changes(isNew)).isZero();
        assertThat(revisions(isNew)).containsExactlyElementsOf(revisions(comesBack));
    }

    @Test
    void tellsOfOneModelNothingOfAnother() {
        var listener = live.listen("m", null).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        var another = live.listen("another", null).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        live.look();
        change();
        live.look();

        assertThat(changes(listener)).isEqualTo(1);
        assertThat(changes(another)).isZero();
    }

    @Test
    void showsThatItIsThereWhileNothingChanges() {
        var listener = listen(null);
        live.look();
        var told = listener.getItems().size();
        for (var i = 0; i < 15; i++) {
            live.look();
        }

        assertThat(listener.getItems()).hasSize(told + 1);
        assertThat(changes(listener)).isZero();
    }

    @Test
    void refusesMoreThanItIsToServeUntilOneGoes() {
        var goes = listen(null);
        listen(null);

        assertThatThrownBy(() -> live.listen(null, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(503))
                .hasMessageContaining("cohere.http.listeners");
        goes.cancel();

        listen(null);
        assertThat(live.listeners()).isEqualTo(2);
    }

    @Test
    void letsGoWhoeverDoesNotRead() {
        var slow = live.listen(null, null).subscribe().withSubscriber(AssertSubscriber.create(0));
        for (var i = 0; i < 20; i++) {
            change();
            live.look();
        }

        slow.assertFailedWith(RuntimeException.class);
        assertThat(live.listeners()).isZero();
    }

    @Test
    void letsAllGoWhenItIsStopped() {
        var listener = listen(null);

        live.stop();

        listener.assertCompleted();
        assertThatThrownBy(() -> live.listen(null, null)).isInstanceOf(Refused.class);
    }

    private AssertSubscriber<Live.News> listen(Revision known) {
        return live.listen(null, known).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private void change() {
        stores.intake.accept(List.of(new Event("/tests", UUID.randomUUID().toString(), null, "m", "d", null)));
    }

    private static long changes(AssertSubscriber<Live.News> listener) {
        return listener.getItems().stream().filter(Live.News::changed).count();
    }

    private static List<Revision> revisions(AssertSubscriber<Live.News> listener) {
        return listener.getItems().stream()
                .map(Live.News::revision)
                .filter(revision -> revision != null)
                .toList();
    }
}
