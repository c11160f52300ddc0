package io.github.coherecamel.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A server on loopback that does whatever it is told with a request, by a thread for each connection. */
final class RawServer implements AutoCloseable {

    /** What is done with a request. */
    interface Behaviour {
        void answer(String head, Socket peer) throws IOException;
    }

    private final ServerSocket socket;
    private final Behaviour behaviour;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Set<Socket> peers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch hungUp = new CountDownLatch(1);

    private RawServer(Behaviour behaviour) {
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.behaviour = behaviour;
    }

    static RawServer start(Behaviour behaviour) {
        var server = new RawServer(behaviour);
        run(() -> {
            while (!server.socket.isClosed()) {
                var peer = server.socket.accept();
                server.peers.add(peer);
                run(() -> server.serve(peer));
            }
        });
        return server;
    }

    static void ok(Socket peer) throws IOException {
        write(peer, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    }

    static void write(Socket peer, String text) throws IOException {
        peer.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    Destination destination(@Nullable ApiKey key, Map<String, Secret> headers) {
        return new Destination(URI.create("http://127.0.0.1:" + socket.getLocalPort()), key, null, headers);
    }

    Destination destination() {
        return destination(null, Map.of());
    }

    /** Returns the heads of the requests so far. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    /** Is opened when a client has closed a connection. */
    CountDownLatch hungUp() {
        return hungUp;
    }

    int connections() {
        return peers.size();
    }

    private void serve(Socket peer) throws IOException {
        while (true) {
            var head = head(peer);
            heads.add(head);
            behaviour.answer(head, peer);
        }
    }

    /** Reads up to and with the empty line. */
    private String head(Socket peer) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = peer.getInputStream().read();
            if (next < 0) {
                hungUp.countDown();
                throw new IOException("the client hung up");
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var peer : peers) {
            peer.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // By the client, or at the end of the test.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
