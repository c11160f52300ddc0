package io.github.coherecamel.application.file;

import java.nio.file.Path;
import java.util.Objects;
import org.apache.camel.Exchange;

/** A file whose turn it is, and what is in it. */
record Opened(Arrival arrival, Inbox inbox, Path path, String digest, long size) {

    /** The exchange's property that has it. */
    static final String PROPERTY = "CohereOpenedFile";

    /** Enough to be told apart by people. */
    private static final int SHORT = 12;

    static Opened in(Exchange exchange) {
        return Objects.requireNonNull(
                exchange.getProperty(PROPERTY, Opened.class), "no file is open: the route's first step opens it");
    }

    /** The event's id within its source: the same whenever this file is taken up. */
    String eventId() {
        return eventId(arrival, digest);
    }

    static String eventId(Arrival arrival, String digest) {
        return arrival.id() + "-" + digest.substring(0, SHORT);
    }
}
