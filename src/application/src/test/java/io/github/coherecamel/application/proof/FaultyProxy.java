package io.github.coherecamel.application.proof;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Stands between the application and the API, and does to each call what the weather says. */
final class FaultyProxy implements AutoCloseable {

    private final int target;
    private final Consumer<String> doubts;
    private final int port;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong disrupted = new AtomicLong();
    private volatile Weather weather = Weather.fair();
    private volatile ServerSocket door;
    private volatile Thread porter;

    /**
     * Opens one on a port of its own.
     *
     * @param target the port of the API
     * @param doubts told the first line of each request that arrived though its answer may not have
     */
    FaultyProxy(int target, Consumer<String> doubts) throws IOException {
        this.target = target;
        this.doubts = doubts;
        this.port = Ports.free();
        acceptAgain();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void weather(Weather other) {
        weather = other;
    }

    Weather weather() {
        return weather;
    }

    private Disruption next(String requestLine) {
        var disruption = weather.next(requestLine);
        calls.incrementAndGet();
        if (!(disruption instanceof Disruption.None)) {
            disrupted.incrementAndGet();
        }
        return disruption;
    }

    long calls() {
        return calls.get();
    }

    long disrupted() {
        return disrupted.get();
    }

    /** From now on nobody listens, and whoever was connected is no more. */
    void refuse() throws IOException {
        door.close();
        try {
            // Until then the system may still let somebody in.
            porter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        connections.forEach(ProxiedConnection::reset);
    }

    final void acceptAgain() throws IOException {
        var opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        door = opened;
        porter = Threads.start("proxy " + port, () -> accept(opened));
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                connect(opened.accept());
            } catch (IOException closedOrUnreachable) {
                // The loop ends with the door; a client whose target is away has been reset.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            var connection = new ProxiedConnection(
                    client,
                    new Socket(InetAddress.getLoopbackAddress(), target),
                    this::next,
                    doubts,
                    connections::remove);
            connections.add(connection);
            connection.start();
        } catch (IOException e) {
            client.setSoLinger(true, 0);
            client.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            refuse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
