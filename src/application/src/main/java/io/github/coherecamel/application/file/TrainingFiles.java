package io.github.coherecamel.application.file;

import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.reconcile.ClosedEvent;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jboss.logging.Logger;

/** What route training-file-dropped does between its calls. It can be killed after any line, and goes on from there. */
@Named("files")
@Singleton
@RegisterForReflection
public final class TrainingFiles {

    private static final Logger LOG = Logger.getLogger("cohere.files");
    private final Inboxes inboxes;
    private final Arrivals arrivals;
    private final UploadedFiles uploads;
    private final FileEvents events;
    private final Holds holds;
    private final Turns turns;
    private final Duration stableFor;

    TrainingFiles(
            Inboxes inboxes,
            Arrivals arrivals,
            UploadedFiles uploads,
            FileEvents events,
            Holds holds,
            Turns turns,
            FilesConfig config) {
        this.inboxes = inboxes;
        this.arrivals = arrivals;
        this.uploads = uploads;
        this.events = events;
        this.holds = holds;
        this.turns = turns;
        this.stableFor = config.stableFor();
    }

    /** Looks through the inboxes. Returns the files whose turn it is now, of each model one. */
    public List<Arrival> take() {
        var next = inboxes.look().stream()
                .filter(arrival -> turns.isFree(arrival.modelId()))
                .toList();
        return next.isEmpty() || holds.refusal() != null ? List.of() : next;
    }

    /** Reads what is in the file, and whether it was uploaded before. Ends the route if it is not the file's turn. */
    public void open(Exchange exchange) throws IOException {
        var arrival =
                arrivals.find(exchange.getMessage().getBody(Arrival.class).id()).orElse(null);
        if (arrival == null || arrival.isAccepted() || !turns.begin(arrival)) {
            exchange.setRouteStop(true);
            return;
        }
        exchange.setProperty(FileFailures.ARRIVAL, arrival);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange ended) {
                turns.end(arrival);
            }
        });
        var inbox = inboxes.of(arrival);
        var path = inbox.find(arrival.file());
        if (path == null) {
            LOG.warnf("GONE: %s was taken away from inbox %s before it was uploaded", arrival.name(), inbox.path());
            arrivals.remove(arrival.id());
            exchange.setRouteStop(true);
            return;
        }
        var purpose = inboxes.purpose(inbox, arrival);
        if (!purpose.equals(arrival.purpose())) {
            // Whoever corrects the id of a model means the files that wait as well.
            arrivals.isFor(arrival, purpose);
            exchange.setRouteStop(true);
            return;
        }
        open(exchange, arrival, inbox, path);
    }

    private void open(Exchange exchange, Arrival arrival, Inbox inbox, Path path) throws IOException {
        var size = Stamp.of(path).size();
        var opened = new Opened(arrival, inbox, path, Digest.of(path), size);
        exchange.setProperty(Opened.PROPERTY, opened);
        if (isBeingWritten(exchange)) {
            return;
        }
        if (events.wasAccepted(opened)) {
            exchange.setRouteStop(true);
            return;
        }
        if (size == 0 || !Files.isReadable(path)) {
            events.reject(opened, size == 0 ? "the file is empty" : "permission to read the file is denied");
            exchange.setRouteStop(true);
            return;
        }
        var message = exchange.getMessage();
        // Of the file before it, nothing may be left; where there is no header, Camel takes a property for it.
        message.removeHeaders("*");
        exchange.removeProperty(CohereDatasetHeaders.DATASET_ID);
        message.setBody(path);
        message.setHeader(CohereFinetuneHeaders.MODEL_ID, arrival.modelId());
        message.setHeader(CohereDatasetHeaders.TYPE, arrival.type());
        message.setHeader(CohereDatasetHeaders.FILE_NAME, FileName.plain(arrival.name()));
        uploads.find(opened.digest(), arrival.type())
                .ifPresent(dataset -> message.setHeader(CohereDatasetHeaders.DATASET_ID, dataset));
    }

    /** Remembers which dataset has this content. */
    public void uploaded(Exchange exchange) throws IOException {
        var opened = Opened.in(exchange);
        if (!isBeingWritten(exchange)) {
            uploads.remember(opened.digest(), opened.arrival().type(), dataset(exchange));
        }
    }

    /** Writes down what is wanted. From here on the controller does the rest. */
    public void accept(Exchange exchange) {
        var opened = Opened.in(exchange);
        events.accept(opened, dataset(exchange));
        // So that the next one can begin while this exchange ends.
        turns.end(opened.arrival());
    }

    /** Goes on with the next file of the same model, if one waits. Without looking at all that wait, or many take forever. */
    public void next(Exchange exchange) {
        var model = Opened.in(exchange).arrival().modelId();
        var next = holds.refusal() == null ? inboxes.next(model) : Optional.<Arrival>empty();
        next.ifPresentOrElse(exchange.getMessage()::setBody, () -> exchange.setRouteStop(true));
    }

    /** Moves the file of a closed event to its last place, if it is one of here. */
    public void close(@Body ClosedEvent event) {
        inboxes.finish(event.source(), event.eventSeq());
    }

    /** Whoever still writes into the file, wherever it was moved, is given time to end. */
    private boolean isBeingWritten(Exchange exchange) throws IOException {
        var opened = Opened.in(exchange);
        var arrival = opened.arrival();
        var stamp = Stamp.of(opened.path());
        if (stamp.text().equals(arrival.stamp())) {
            return false;
        }
        arrivals.changed(arrival, stamp);
        turns.pause(arrival.modelId(), stableFor);
        exchange.setRouteStop(true);
        return true;
    }

    private static String dataset(Exchange exchange) {
        return exchange.getMessage().getHeader(CohereDatasetHeaders.DATASET_ID, String.class);
    }
}
