package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.contestant.ContestantProcess;
import io.github.coherecamel.benchmarks.contestant.Kind;
import io.github.coherecamel.benchmarks.measure.Child;
import io.github.coherecamel.benchmarks.report.Report;
import io.github.coherecamel.benchmarks.server.FixedServer;
import java.util.concurrent.atomic.AtomicInteger;

/** What the sections share: one server for the whole run, and the report. */
record Lab(Size size, Report report, Child server, int port, AtomicInteger addresses) implements AutoCloseable {

    static Lab open(Size size, Report report) {
        var server = new Child(FixedServer.class);
        return new Lab(size, report, server, Integer.parseInt(server.read()), new AtomicInteger());
    }

    /** Returns a base URL at an address of loopback that was not used for long. */
    String freshBaseUrl(String how) {
        var address = 1 + addresses.getAndIncrement() % FixedServer.ADDRESSES;
        return "http://127.0.0." + address + ":" + port + how;
    }

    Child contestant(Kind kind, String how, int connections) {
        return new Child(ContestantProcess.class, kind, freshBaseUrl(how), connections);
    }

    @Override
    public void close() {
        server.close();
    }
}
