package io.github.coherecamel.benchmarks.controller;

import java.io.IOException;
import java.net.URI;

/** Posts single events for as many models, each time for another dataset. */
final class Posting implements Crew.Doing {

    private final Sender sender;
    private final int models;

    Posting(URI server, int models) throws IOException {
        this.sender = new Sender(server);
        this.models = models;
    }

    @Override
    public void once(long number) throws IOException {
        sender.post("m-" + number % models, "d-" + System.nanoTime());
    }

    @Override
    public void close() throws IOException {
        sender.close();
    }
}
