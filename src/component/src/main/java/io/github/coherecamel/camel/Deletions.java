package io.github.coherecamel.camel;

import io.github.coherecamel.api.Text;
import io.github.coherecamel.watch.Change;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Finds out which of the things that are listed no more are really gone, since a list can shift while it is paged through.
 * Asks for few at a time and remembers the answers, so that mass deletions get on under a limit of calls; a thing for which
 * there is no answer is one that is not known to be gone yet, and comes last the next time.
 */
final class Deletions {

    /** Questions that one poll asks, all at once. */
    static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);

    private final WatchedResource<?> resource;
    private final Attempts attempts;
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    Deletions(WatchedResource<?> resource, Attempts attempts) {
        this.resource = resource;
        this.attempts = attempts;
    }

    /** Returns the changes of those that are gone for sure. */
    CompletableFuture<List<Change>> confirmed(Session session, List<Change> missing) {
        // What is listed again was not gone.
        gone.retainAll(missing.stream().map(Change::id).collect(Collectors.toSet()));
        var questions = attempts.inTurn(missing).stream()
                .map(Change::id)
                .filter(id -> !gone.contains(id))
                .limit(MOST)
                .collect(Collectors.toMap(id -> id, id -> ask(session, id)));
        return CompletableFuture.allOf(questions.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    questions.forEach((id, answer) -> note(id, answer.join()));
                    return missing.stream()
                            .filter(change -> gone.contains(change.id()))
                            .toList();
                });
    }

    /** Returns whether something is gone; not, if there is no telling. */
    private CompletableFuture<Boolean> ask(Session session, String id) {
        var isFirst = attempts.failures(id) == 0;
        return resource.isGone(session, id).exceptionally(failure -> {
            LOG.atLevel(isFirst ? Level.WARN : Level.DEBUG)
                    .log(
                            "Could not find out whether {} is gone; it is asked for again: {}",
                            Text.clean(id),
                            Text.clean(failure.toString()));
            return false;
        });
    }

    private void note(String id, boolean isGone) {
        if (isGone) {
            gone.add(id);
        } else {
            attempts.fail(id);
        }
    }
}
