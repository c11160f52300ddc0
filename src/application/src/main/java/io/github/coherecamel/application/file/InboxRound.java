package io.github.coherecamel.application.file;

import io.github.coherecamel.application.file.ArrivalId.Named;
import io.github.coherecamel.application.file.Arrivals.Closed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * What is done about an inbox again and again: takes what is whole, and moves on what is accepted or at an end. Each step
 * goes by what is there, so none depends on that the one before it was ever finished.
 */
final class InboxRound {

    private static final Logger LOG = Logger.getLogger("cohere.files");

    /** While many files wait, looking at all of them each second would take longer than what is done about them. */
    private static final Duration COMPARED_EVERY = Duration.ofMinutes(1);

    /** So many models are gone on with in a round; the next one goes on behind them. */
    private static final int MOST_MODELS = 100;

    private final Inbox inbox;
    private final InboxView view;
    private final Purposes purposes;
    private final Arrivals arrivals;
    private final ArrivalIds ids;
    private final Said said;
    private final Moves moves;
    private final LongSupplier nanoTime;

    private long comparedAt;
    /** Whether there may be files that the database does not know. Looked for each time, while none waits. */
    private boolean behind = true;
    /** The last model of the last round; empty at the end of all. */
    private String last = "";

    InboxRound(
            Inbox inbox,
            InboxView view,
            Purposes purposes,
            Arrivals arrivals,
            ArrivalIds ids,
            Said said,
            LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.inbox = inbox;
        this.view = view;
        this.purposes = purposes;
        this.arrivals = arrivals;
        this.ids = ids;
        this.said = said;
        this.moves = new Moves(said);
    }

    Inbox inbox() {
        return inbox;
    }

    /** Returns the files whose turn it is, if this process has the inbox. */
    synchronized List<Arrival> run() throws IOException {
        var compares = behind || nanoTime.getAsLong() - comparedAt >= COMPARED_EVERY.toNanos();
        // Whatever fails from here on, the next round looks at everything.
        behind = true;
        if (!isOurs()) {
            return List.of();
        }
        var taken = take();
        var next = List.<Arrival>of();
        if (!compares) {
            add(taken.keySet(), Map.of(), taken);
            next = goOn();
        }
        if (next.isEmpty() && compare(taken)) {
            next = goOn();
        }
        behind = next.isEmpty();
        return next;
    }

    private List<Arrival> goOn() throws IOException {
        finish(arrivals.closed(inbox.id()));
        var next = arrivals.next(inbox.id(), last, MOST_MODELS);
        if (next.isEmpty() && !last.isEmpty()) {
            next = arrivals.next(inbox.id(), "", MOST_MODELS);
        }
        last = next.size() < MOST_MODELS ? "" : next.get(next.size() - 1).modelId();
        return next.stream().sorted(Comparator.comparing(Arrival::id)).toList();
    }

    /** Brings in step what lies in the folders and what the database knows. Returns whether there is anything. */
    private boolean compare(Map<Named, String> taken) throws IOException {
        comparedAt = nanoTime.getAsLong();
        var claimed = inbox.claimed();
        var accepted = inbox.accepted();
        if (claimed.isEmpty() && accepted.isEmpty()) {
            return false;
        }
        var known = arrivals.known(
                inbox.id(), Stream.concat(claimed.stream(), accepted.stream()).toList());
        add(claimed, known, taken);
        for (var file : claimed) {
            var arrival = known.get(file);
            if (arrival != null && arrival.isAccepted()) {
                accept(file);
            }
        }
        for (var file : accepted) {
            if (!known.containsKey(file)) {
                // The database is another one, or older. Under the same id, nothing is done twice that it knows.
                moves.move(inbox, file.name(), () -> inbox.reopen(file));
            }
        }
        return true;
    }

    /** Returns the file of a model whose turn it is, if this process has the inbox. */
    synchronized Optional<Arrival> next(String model) throws IOException {
        return isOurs() ? arrivals.next(inbox.id(), model) : Optional.empty();
    }

    /** Takes a file that came in by itself and is whole. If it cannot be written down now, a later round finds it. */
    synchronized Arrival take(Path arrived, String name, Purpose purpose) throws IOException {
        var file = new Named(ids.next(arrivals.now()), name);
        var stamp = Stamp.of(inbox.incoming().claim(arrived, file));
        var arrival = Arrival.of(file, inbox.id(), purpose, stamp.text());
        var before = behind;
        behind = true;
        arrivals.add(arrival);
        behind = before;
        return arrival;
    }

    /** Moves the file of an event to its last place, if that has its outcome. */
    synchronized void finish(long eventSeq) throws IOException {
        if (isOurs()) {
            finish(arrivals.closed(inbox.id(), eventSeq));
        }
    }

    private boolean isOurs() throws IOException {
        if (inbox.hold()) {
            said.clear(inbox);
            return true;
        }
        said.say(
                Level.WARN,
                inbox,
                "Another process takes the files of inbox %s. This one goes on without, and takes them when that ends."
                        .formatted(inbox.path()));
        return false;
    }

    /** Takes what is whole. Returns what each file was like when it was found so. */
    private Map<Named, String> take() throws IOException {
        var stamps = new HashMap<Named, String>();
        var whole = view.whole();
        if (!whole.isEmpty()) {
            var now = arrivals.now();
            for (var dropped : whole) {
                var file = new Named(ids.next(now), FileName.safe(dropped.name()));
                if (moves.move(inbox, dropped.name(), () -> inbox.claim(dropped, file))) {
                    stamps.put(file, dropped.stamp().text());
                }
            }
        }
        return stamps;
    }

    private void add(Collection<Named> claimed, Map<Named, Arrival> known, Map<Named, String> stamps)
            throws IOException {
        for (var file : claimed) {
            if (!known.containsKey(file)) {
                var purpose = purposes.of(inbox.folder(), file.name());
                if (purpose.isPresent()) {
                    arrivals.add(Arrival.of(file, inbox.id(), purpose.get(), stamps.getOrDefault(file, "")));
                }
            }
        }
    }

    /** Moves a file whose event is written down. */
    void accept(Named file) {
        moves.move(inbox, file.name(), () -> inbox.accept(file));
    }

    private void finish(List<Closed> files) throws IOException {
        for (var closed : files) {
            var arrival = arrivals.find(closed.id()).orElse(null);
            var path = arrival == null ? null : inbox.find(arrival.file());
            if (arrival == null || path == null || moved(arrival, path, closed)) {
                arrivals.remove(closed.id());
            }
        }
    }

    private boolean moved(Arrival arrival, Path path, Closed closed) {
        return moves.move(inbox, arrival.name(), () -> {
            if (isAsUploaded(arrival, path, closed)) {
                var last = inbox.finish(path, arrival.file(), closed.reasonFor(arrival));
                LOG.infof("%s: %s is in %s", closed.outcome(), arrival.name(), last);
                return;
            }
            // Under the same id, and so of the same time: what was dropped since is newer still.
            inbox.again(path, arrival.file());
            // The next round finds it.
            comparedAt = nanoTime.getAsLong() - COMPARED_EVERY.toNanos();
            LOG.warnf(
                    "WRITTEN: %s was written to after it was taken, so it is taken again. Rename whole files into the inbox",
                    arrival.name());
        });
    }

    /** A stamp may change with the file system, so only the content tells that somebody has written to the file. */
    private static boolean isAsUploaded(Arrival arrival, Path path, Closed closed) throws IOException {
        return Stamp.of(path).text().equals(arrival.stamp())
                || Opened.eventId(arrival, Digest.of(path)).equals(closed.eventId());
    }
}
