package io.github.coherecamel.benchmarks.controller;

import java.io.IOException;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Posts arrays of events for as many models, each time for another dataset. */
final class PostingBatches implements Crew.Doing {

    static final int EVENTS = 100;

    private final Sender sender;
    private final int models;

    PostingBatches(URI server, int models) throws IOException {
        this.sender = new Sender(server);
        this.models = models;
    }

    @Override
    public void once(long number) throws IOException {
        sender.post(IntStream.range(0, EVENTS)
                .mapToObj(event -> Sender.event("m-" + (number * EVENTS + event) % models, "d-" + System.nanoTime()))
                .collect(Collectors.joining(",", "[", "]")));
    }

    @Override
    public void close() throws IOException {
        sender.close();
    }
}
