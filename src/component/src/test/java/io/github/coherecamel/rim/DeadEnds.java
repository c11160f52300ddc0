package io.github.coherecamel.rim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Places on loopback where a connection comes to nothing. */
final class DeadEnds implements AutoCloseable {
    private final List<AutoCloseable> open = new ArrayList<>();

    /** Returns a port on which nobody listens. */
    int deserted() {
        // Bound and not listening, so that nobody else can be there, such as a server of a test in another JVM.
        var socket = keep(new Socket());
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return socket.getLocalPort();
    }

    /** Returns a port that connects and then never says a word. */
    int mute() {
        return keep(listening(50)).getLocalPort();
    }

    /** Returns a port whose queue of connections is full, so that the next gets no answer. */
    int full() {
        var socket = keep(listening(1));
        // Linux takes one or two more than it was told.
        for (var number = 0; number < 10; number++) {
            try {
                keep(new Socket()).connect(new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort()), 100);
            } catch (SocketTimeoutException full) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("the queue does not get full");
    }

    private static ServerSocket listening(int backlog) {
        try {
            return new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends AutoCloseable> T keep(T closeable) {
        open.add(closeable);
        return closeable;
    }

    @Override
    public void close() throws Exception {
        for (var closeable : open) {
            closeable.close();
        }
    }
}
