package io.github.coherecamel.application.kafka;

import static java.util.Comparator.comparing;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.event.UnreadableEventException;
import io.github.coherecamel.application.wanted.Backlog;
import io.github.coherecamel.application.wanted.DatabaseClock;
import io.github.coherecamel.application.wanted.Intake;
import io.github.coherecamel.application.wanted.Receipt;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.jboss.logging.Logger;

/** What route {@code event-from-kafka} does with the records of a poll. */
@Named("kafkaRecords")
@Singleton
@RegisterForReflection
public final class KafkaRecords {

    private static final Logger LOG = Logger.getLogger("cohere.kafka");

    private record Found(Place place, Exchange record, Event event) {}

    private final Intake intake;
    private final Backlog backlog;
    private final RecordReader reader;
    private volatile boolean troubled;

    KafkaRecords(Intake intake, Backlog backlog, DatabaseClock clock) {
        this.reader = new RecordReader(clock);
        this.intake = intake;
        this.backlog = backlog;
    }

    /** Writes down what the records say, in one transaction. What says nothing is written down, too, and passed. */
    public void accept(@Body List<Exchange> records) {
        try {
            if (backlog.isFull()) {
                throw new IllegalStateException(
                        "%d models wait for their turn, which is the limit (cohere.backlog-limit)"
                                .formatted(backlog.limit()));
            }
            var found = new ArrayList<Found>();
            for (var record : records) {
                read(record, found);
            }
            // Whoever else writes down several takes the models in this order, too, so nobody waits for one another.
            found.sort(comparing(each -> each.event().modelId()));
            var receipts = intake.accept(found.stream().map(Found::event).toList());
            for (var i = 0; i < receipts.size(); i++) {
                if (receipts.get(i).kind() == Receipt.Kind.CONFLICT) {
                    conflict(found.get(i));
                }
            }
            recovered();
        } catch (RuntimeException e) {
            failed(records.size(), e);
            throw e;
        }
    }

    private void read(Exchange record, List<Found> found) {
        var place = Place.of(record.getMessage());
        try {
            var events = reader.read(place, record.getMessage());
            events.forEach(event -> found.add(new Found(place, record, event)));
            if (events.isEmpty()) {
                reject(place, record, "Could not read the event: the array holds none. Send one event in each record.");
            }
        } catch (UnreadableEventException e) {
            reject(place, record, String.valueOf(e.getMessage()));
        }
    }

    private void conflict(Found found) {
        var event = found.event();
        reject(
                found.place(),
                found.record(),
                "Could not accept event %s of %s: there is one with this source and id and another model or dataset. Send each event with an id of its own."
                        .formatted(event.id(), event.source()));
    }

    private void reject(Place place, Exchange record, String reason) {
        intake.reject(place.source(), place.id(), RecordReader.payload(record.getMessage()), reason);
        LOG.warnf(
                "Passed the record at offset %d of partition %d of topic %s: %s It is kept as REJECTED event %s",
                place.offset(), place.partition(), place.topic(), reason, place.id());
    }

    /** Tells Kafka how far it has been written down. What is read again before that changes nothing. */
    public void commit(@Body List<Exchange> records) {
        Map<Integer, KafkaManualCommit> last = new LinkedHashMap<>();
        for (var record : records) {
            var message = record.getMessage();
            last.put(
                    Place.of(message).partition(),
                    message.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
        }
        last.values().forEach(KafkaManualCommit::commit);
    }

    private void failed(int count, RuntimeException e) {
        LOG.debug("Could not write down what Kafka has.", e);
        if (!troubled) {
            troubled = true;
            LOG.errorf(
                    "Could not write down %d records from Kafka: %s. They stay there, and it is tried again until it "
                            + "succeeds",
                    count, reason(e));
        }
    }

    /** The library's own text quotes what was to be written. */
    private static String reason(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private void recovered() {
        if (troubled) {
            troubled = false;
            LOG.info("What Kafka has can be written down again.");
        }
    }
}
