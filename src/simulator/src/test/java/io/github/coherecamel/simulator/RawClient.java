package io.github.coherecamel.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A connection on which a test sees every byte, and how it ends. */
final class RawClient implements AutoCloseable {
    enum End {
        CLOSED,
        RESET,
        STILL_OPEN
    }

    record Seen(String text, End end) {}

    static final Duration LONG = Duration.ofSeconds(60);

    private static final Pattern REQUEST =
            Pattern.compile("^(GET|POST|PATCH|PUT|DELETE) ([^ ?]+)\\S* HTTP/", Pattern.MULTILINE);

    private final Socket socket;
    private final Queue<MatchResult> sent = new ArrayDeque<>();

    RawClient(CohereSimulator simulator) {
        try {
            socket = new Socket(simulator.baseUrl().getHost(), simulator.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawClient send(String text) {
        REQUEST.matcher(text).results().forEach(sent::add);
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawClient sendGet(String target) {
        return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer k\r\n\r\n");
    }

    /** Reads until the connection ends, or until nothing has come for so long. */
    Seen read(Duration patience) {
        return read(patience, bytes -> false);
    }

    /** Reads one whole answer, by its content length, however long it takes, and checks it against the contract. */
    String answer() {
        var head = readUntil("\r\n\r\n");
        var length = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        var body =
                length == 0 ? "" : read(LONG, bytes -> bytes.size() >= length).text();
        var request = sent.remove();
        var status = Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        var contentType = head.replaceAll("(?s).*Content-Type: ([^\r]+).*", "$1");
        Contract.check(request.group(1), request.group(2), status, contentType, body);
        return head + body;
    }

    /** Reads up to and with some text, however long it takes. */
    String readUntil(String text) {
        return read(LONG, bytes -> bytes.toString(StandardCharsets.UTF_8).endsWith(text))
                .text();
    }

    /** Reads until nothing has come for so long, the connection ends, or there is enough. */
    Seen read(Duration patience, Predicate<ByteArrayOutputStream> enough) {
        var bytes = new ByteArrayOutputStream();
        try {
            socket.setSoTimeout((int) patience.toMillis());
            var in = socket.getInputStream();
            for (var next = in.read(); next >= 0; next = in.read()) {
                bytes.write(next);
                if (enough.test(bytes)) {
                    return seen(bytes, End.STILL_OPEN);
                }
            }
            return seen(bytes, End.CLOSED);
        } catch (SocketTimeoutException e) {
            return seen(bytes, End.STILL_OPEN);
        } catch (SocketException e) {
            return seen(bytes, End.RESET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seen seen(ByteArrayOutputStream bytes, End end) {
        return new Seen(bytes.toString(StandardCharsets.UTF_8), end);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
