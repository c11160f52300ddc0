package io.github.coherecamel.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A dataset as the service keeps it: what validation found, not the rows.
 *
 * @param findings the fields that show once validation has ended; never changed in place
 */
public record Dataset(
        String id,
        long number,
        String name,
        String type,
        long bytes,
        Instant createdAt,
        Timeline timeline,
        ObjectNode findings)
        implements Shelf.Item {

    public Dataset turning(String status, Instant now) {
        return new Dataset(id, number, name, type, bytes, createdAt, timeline.turning(status, now), findings);
    }

    public String status(Instant now) {
        return timeline.at(now).status();
    }

    /** Whether queued and processing are over. */
    public boolean settled(Instant now) {
        return !DatasetStatus.UNDER_WAY.contains(status(now));
    }
}
