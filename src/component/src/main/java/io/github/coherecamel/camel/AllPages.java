package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.FailureDetails;
import io.github.coherecamel.api.Received;
import io.github.coherecamel.api.UnreadableAnswerException;
import io.github.coherecamel.model.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Asks for page after page until the last, and joins them into one. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails is told by the future that is returned.
public final class AllPages<T, P extends Page<T, P>> {

    private final Session session;
    private final BiFunction<Call<P>, Received<P>, @Nullable Call<P>> next;
    private final CompletableFuture<Received<P>> result = new CompletableFuture<>();
    private final List<T> items = new ArrayList<>();
    private final Set<Call<P>> asked = new HashSet<>();

    private AllPages(Session session, BiFunction<Call<P>, Received<P>, @Nullable Call<P>> next) {
        this.session = session;
        this.next = next;
    }

    /**
     * Returns all pages as one.
     *
     * @param next returns the call for the page after one that was received; null after the last
     */
    public static <T, P extends Page<T, P>> CompletableFuture<Received<P>> from(
            Call<P> first, BiFunction<Call<P>, Received<P>, @Nullable Call<P>> next, Session session) {
        var pages = new AllPages<T, P>(session, next);
        pages.ask(first);
        return pages.result;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What fails is told by the future that is returned.
    private void ask(Call<P> call) {
        asked.add(call);
        session.client().send(call).whenComplete((received, failure) -> {
            if (failure == null) {
                add(call, received);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    private void add(Call<P> call, Received<P> received) {
        items.addAll(received.value().items());
        var following = next.apply(call, received);
        if (following == null) {
            var page = received.value();
            result.complete(received.with(page.joined(items, page)));
        } else if (asked.contains(following)) {
            result.completeExceptionally(new UnreadableAnswerException(FailureDetails.of(
                    call.task(),
                    "the answer leads back to a page that was there before, so the list would never end")));
        } else {
            ask(following);
        }
    }
}
