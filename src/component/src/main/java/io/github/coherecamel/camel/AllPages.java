package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.CancellableFuture;
import io.github.coherecamel.api.FailureDetails;
import io.github.coherecamel.api.Received;
import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.api.UnreadableAnswerException;
import io.github.coherecamel.model.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Asks for page after page until the last, and joins them into one. Whoever cancels the result ends that. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails is told by the future that is returned.
public final class AllPages<T, P extends Page<T, P>> {

    /** Half a million models; a server that always names one more page would otherwise be asked for ever. */
    static final int MOST_PAGES = 10_000;

    /** A quarter of a million models; what is read of the pages is in memory at once, and takes several times as much. */
    static final long MOST_BYTES = 256L * 1024 * 1024;

    /** However few pages there are. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private final Session session;
    private final BiFunction<Call<P>, Received<P>, @Nullable Call<P>> next;
    private final CompletableFuture<Received<P>> result = new CancellableFuture<>();
    private final List<T> items = new ArrayList<>();
    private final Set<Call<P>> asked = new HashSet<>();
    private long bytes;
    private volatile @Nullable CompletableFuture<?> running;

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
        pages.begin(first);
        return pages.result;
    }

    private void begin(Call<P> first) {
        try {
            var deadline =
                    session.scheduler().schedule(() -> fail(tooLong(first)), LONGEST.toNanos(), TimeUnit.NANOSECONDS);
            result.whenComplete((page, failure) -> {
                deadline.cancel(false);
                cancelRunning();
            });
            ask(first);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private static TimedOutException tooLong(Call<?> first) {
        return new TimedOutException(
                first.task(),
                "there was no last page within %d minutes. Ask for larger pages, or for fewer items"
                        .formatted(LONGEST.toMinutes()),
                null);
    }

    /** Goes on by a loop with answers that are there at once: each would otherwise be read within the one before. */
    private void ask(@Nullable Call<P> first) {
        try {
            for (var call = first; call != null; ) {
                var asking = call;
                var answer = send(asking);
                if (!answer.isDone()) {
                    answer.whenComplete((received, failure) -> ask(following(asking, answer)));
                    return;
                }
                call = following(asking, answer);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private CompletableFuture<Received<P>> send(Call<P> call) {
        asked.add(call);
        var answer = session.client().send(call);
        running = answer;
        if (result.isDone()) {
            cancelRunning();
        }
        return answer;
    }

    private void cancelRunning() {
        var answer = running;
        if (answer != null) {
            answer.cancel(false);
        }
    }

    /** Returns the call for the page after one that was answered; null if this ends here, as also an Error makes it. */
    private @Nullable Call<P> following(Call<P> call, CompletableFuture<Received<P>> answer) {
        try {
            return result.isDone() ? null : joined(call, answer.join());
        } catch (Throwable e) {
            fail(e);
            return null;
        }
    }

    private @Nullable Call<P> joined(Call<P> call, Received<P> received) throws UnreadableAnswerException {
        bytes += received.size();
        if (bytes > MOST_BYTES) {
            throw tooLarge(call);
        }
        items.addAll(received.value().items());
        var following = next.apply(call, received);
        if (following == null) {
            var page = received.value();
            result.complete(received.with(page.joined(items, page)));
        } else if (asked.contains(following)) {
            throw endless(call, "the answer leads back to a page that was there before");
        } else if (asked.size() == MOST_PAGES) {
            throw endless(call, "the answer names one more page after " + MOST_PAGES);
        }
        return following;
    }

    private static UnreadableAnswerException endless(Call<?> call, String reason) {
        return new UnreadableAnswerException(FailureDetails.of(call.task(), reason + ", so the list would never end"));
    }

    private static UnreadableAnswerException tooLarge(Call<?> call) {
        return new UnreadableAnswerException(FailureDetails.of(
                call.task(),
                "all pages together are larger than %d MiB. Ask for fewer items, or for page after page without allPages"
                        .formatted(MOST_BYTES / (1024 * 1024))));
    }

    private void fail(Throwable failure) {
        result.completeExceptionally(failure);
    }
}
