package io.github.coherecamel.application.web;

import io.github.coherecamel.application.PercentEncoding;
import io.github.coherecamel.application.wanted.Model;
import io.github.coherecamel.application.wanted.Receipt;
import io.github.coherecamel.application.wanted.Receipt.Kind;
import io.github.coherecamel.application.wanted.StoredEvent;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words the answer to whoever posted events.
 *
 * @param current the events as they are now, by their number
 * @param models those of them that something is known of, by their id
 * @param waited how long the caller was ready to wait; null if it was not, or its time was over
 */
record Answers(Map<Long, StoredEvent> current, Map<String, Model> models, @Nullable Duration waited) {

    Response one(Receipt receipt) {
        var status = status(receipt);
        if (status == 409) {
            return Response.status(status)
                    .entity(new Message(conflict(receipt)))
                    .build();
        }
        return respond(status)
                .header("Location", location(receipt.event()))
                .entity(answer(receipt))
                .build();
    }

    /** What is new decides, then what was refused. */
    Response batch(List<Receipt> receipts) {
        var statuses = receipts.stream().map(this::status).toList();
        var status = statuses.contains(202) ? 202 : statuses.contains(409) ? 409 : 200;
        return respond(status)
                .entity(receipts.stream()
                        .map(receipt -> answer(receipt)
                                .inBatch(status(receipt), receipt.kind() == Kind.CONFLICT ? conflict(receipt) : null))
                        .toList())
                .build();
    }

    private Response.ResponseBuilder respond(int status) {
        var answer = Response.status(status);
        return waited == null ? answer : answer.header("Preference-Applied", "wait=" + waited.toSeconds());
    }

    private int status(Receipt receipt) {
        return switch (receipt.kind()) {
            case CONFLICT -> 409;
            case DUPLICATE -> 200;
            case ACCEPTED -> waited == null ? 202 : 200;
        };
    }

    private EventAnswer answer(Receipt receipt) {
        var event = current.getOrDefault(receipt.event().seq(), receipt.event());
        return EventAnswer.of(
                event, status(receipt) == 200 && event.modelId() != null ? models.get(event.modelId()) : null);
    }

    private static String conflict(Receipt receipt) {
        var event = receipt.event();
        return ("Could not accept the event: another with this id and source came at %s, for model %s and dataset %s. Give each"
                        + " event an id of its own, and send the same again only if nothing in it has changed.")
                .formatted(event.receivedAt(), event.modelId(), event.datasetId());
    }

    /** An id is unique only with its source. */
    private static String location(StoredEvent event) {
        var path = "/events/" + PercentEncoding.of(event.id());
        return event.source().equals(PostedEvent.SOURCE)
                ? path
                : path + "?source=" + PercentEncoding.of(event.source());
    }
}
