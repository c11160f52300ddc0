package io.github.coherecamel.application.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Intake;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes a file an event. From then on its file is not uploaded again, and goes where the event's outcome says. */
@Singleton
final class FileEvents {

    private static final Logger LOG = Logger.getLogger("cohere.files");

    private final Intake intake;
    private final Arrivals arrivals;
    private final Inboxes inboxes;
    private final Turns turns;
    private final Said said;

    FileEvents(Intake intake, Arrivals arrivals, Inboxes inboxes, Turns turns, Said said) {
        this.intake = intake;
        this.arrivals = arrivals;
        this.inboxes = inboxes;
        this.turns = turns;
        this.said = said;
    }

    /** Whether the file is an event already, and this process died before it knew: then it goes on from there. */
    boolean wasAccepted(Opened opened) {
        var event = arrivals.event(opened.inbox().source(), opened.eventId());
        event.ifPresent(seq -> isWritten(opened, seq));
        return event.isPresent();
    }

    /** The model is to use the dataset, unless something newer is wanted. The same again changes nothing. */
    void accept(Opened opened, String dataset) {
        var arrival = opened.arrival();
        var event = new Event(
                opened.inbox().source(),
                opened.eventId(),
                arrival.arrivedAt(),
                arrival.modelId(),
                dataset,
                payload(opened));
        var stored = intake.accept(List.of(event)).get(0).event();
        LOG.infof("ACCEPTED: %s, dataset %s for model %s", arrival.name(), dataset, arrival.modelId());
        isWritten(opened, stored.seq());
    }

    /** The file will never do, for the reason given. */
    void reject(Opened opened, String reason) {
        var stored = intake.reject(opened.inbox().source(), opened.eventId(), payload(opened), reason)
                .event();
        LOG.errorf("REJECTED: %s: %s", opened.arrival().name(), reason);
        isWritten(opened, stored.seq());
    }

    private void isWritten(Opened opened, long eventSeq) {
        arrivals.accepted(opened.arrival(), eventSeq);
        turns.succeeded(opened.arrival().modelId());
        said.clear(new FileFailures.Waiting(opened.arrival().modelId()));
        inboxes.accept(opened);
    }

    /** What people see of it. */
    private static String payload(Opened opened) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("file", opened.arrival().name())
                .put("model_id", opened.arrival().modelId())
                .put("arrived_at", opened.arrival().arrivedAt().toString())
                .put("bytes", opened.size())
                .put("sha256", opened.digest())
                .put("type", opened.arrival().type())
                .toString();
    }
}
