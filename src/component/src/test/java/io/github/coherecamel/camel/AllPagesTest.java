package io.github.coherecamel.camel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.api.Answer;
import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.Client;
import io.github.coherecamel.api.ListModels;
import io.github.coherecamel.api.PageRequest;
import io.github.coherecamel.api.Received;
import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.api.Transport;
import io.github.coherecamel.api.UnreadableAnswerException;
import io.github.coherecamel.model.ModelPage;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages from a transport that answers when time passes, or at once. */
class AllPagesTest {
    private final HandDrivenScheduler time = new HandDrivenScheduler();
    private int calls;

    /** Each page whose answer is there at once would go deeper into the stack if it were asked for within the one before. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsWithAServerThatAlwaysNamesOneMorePage(boolean atOnce) {
        var pages = all(atOnce ? this::oneMorePageAtOnce : this::oneMorePage, AllPagesTest::following);

        time.advance(Duration.ZERO);

        assertThatThrownBy(pages::join)
                .hasCauseInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("names one more page after 10000, so the list would never end");
        assertThat(calls).isEqualTo(AllPages.MOST_PAGES);
        assertThat(time.size()).isZero();
    }

    @Test
    void endsWithPagesThatAreTooLargeTogether() {
        var size = 16 * 1024 * 1024;
        var pages = all(request -> page(" ".repeat(size)), AllPagesTest::following);

        time.advance(Duration.ZERO);

        assertThatThrownBy(pages::join)
                .hasCauseInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("all pages together are larger than 256 MiB. Ask for fewer items");
        assertThat(calls).isEqualTo(AllPages.MOST_BYTES / size);
        assertThat(time.size()).isZero();
    }

    @Test
    void endsWhenItTakesTooLong() {
        var pages = all(request -> new CompletableFuture<>(), AllPagesTest::following);

        time.advance(AllPages.LONGEST);

        assertThatThrownBy(pages::join)
                .hasCauseInstanceOf(TimedOutException.class)
                .hasMessageContaining("Could not list fine-tuned models: there was no last page within 30 minutes");
    }

    @Test
    void asksNoMoreWhenItIsCancelled() {
        var pages = all(
                request -> {
                    calls++;
                    return new CompletableFuture<>();
                },
                AllPagesTest::following);
        pages.thenApply(Received::value).cancel(false);

        time.advance(Duration.ofMinutes(1));

        assertThat(pages).isCancelled();
        assertThat(calls).isEqualTo(1);
        assertThat(time.size()).isZero();
    }

    @Test
    void endsWithWhateverBreaksOnTheWay() {
        for (var broken : new Throwable[] {new IllegalStateException("broken"), new StackOverflowError("deep")}) {
            var pages = all(this::oneMorePage, (asked, received) -> {
                throw AllPagesTest.<RuntimeException>unchecked(broken);
            });
            time.advance(Duration.ZERO);
            assertThatThrownBy(pages::join).hasCause(broken);
        }
        time.shutdown();
        assertThat(all(this::oneMorePage, AllPagesTest::following)).isCompletedExceptionally();
    }

    private static Call<ModelPage> following(Call<ModelPage> asked, Received<ModelPage> received) {
        return new ListModels(((ListModels) asked).page().after(received.value().nextPageToken()));
    }

    private CompletableFuture<Answer> oneMorePage(Object request) {
        return page("");
    }

    private CompletableFuture<Answer> oneMorePageAtOnce(Object request) {
        return CompletableFuture.completedFuture(answer(""));
    }

    private CompletableFuture<Answer> page(String padding) {
        var page = answer(padding);
        var answer = new CompletableFuture<Answer>();
        time.execute(() -> answer.complete(page));
        return answer;
    }

    private Answer answer(String padding) {
        var body = padding + "{\"finetuned_models\":[],\"next_page_token\":\"t%d\"}".formatted(++calls);
        return new Answer(200, "", Map.of(), body.getBytes(UTF_8));
    }

    private CompletableFuture<Received<ModelPage>> all(
            Transport transport, BiFunction<Call<ModelPage>, Received<ModelPage>, @Nullable Call<ModelPage>> next) {
        var options = new Options();
        options.setBaseUrl("https://cohere.example.com");
        var settings = new ConnectionDefaults(Map.<String, String>of()::get, options).settings(null);
        var client = new Client(transport, settings, Clock.systemUTC());
        var awaits = new RouteAwaits(new DefaultCamelContext());
        var session = new Session(client, time, awaits, new KeyedSequencer(), Runnable::run);
        return AllPages.from(new ListModels(new PageRequest(null, null, null)), next, session);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable failure) throws E {
        throw (E) failure;
    }
}
