package io.github.coherecamel.rim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;

/**
 * A server of raw text on loopback, for what the simulator does not do: TLS, and being a proxy. It answers each head of a
 * request with the text that it is told, and closes.
 */
final class WireServer implements AutoCloseable {
    private final ServerSocket socket;
    private final UnaryOperator<String> answers;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Thread thread = new Thread(this::serve, "wire-server");

    private WireServer(ServerSocketFactory sockets, UnaryOperator<String> answers) {
        try {
            this.socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answers = answers;
    }

    static WireServer start(ServerSocketFactory sockets, UnaryOperator<String> answers) {
        var server = new WireServer(sockets, answers);
        server.thread.setDaemon(true);
        server.thread.start();
        return server;
    }

    static String answer(String status, String json) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                + "\r\nConnection: close\r\n\r\n" + json;
    }

    int port() {
        return socket.getLocalPort();
    }

    URI uri(String scheme) {
        return URI.create(scheme + "://localhost:" + port());
    }

    /** Returns the heads of the requests so far. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    /** Returns all that clients have sent so far, whether it made a head or not. */
    String received() {
        return received.toString(ISO_8859_1);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var peer = socket.accept()) {
                answer(peer);
            } catch (IOException hungUp) {
                // By a client that does not trust this server; the next one may trust it.
            }
        }
    }

    private void answer(Socket peer) throws IOException {
        var head = head(peer.getInputStream());
        heads.add(head);
        peer.getOutputStream().write(answers.apply(head).getBytes(ISO_8859_1));
        peer.getOutputStream().flush();
    }

    private String head(InputStream stream) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = stream.read();
            if (next < 0) {
                throw new IOException("the client hung up");
            }
            head.write(next);
            received.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
