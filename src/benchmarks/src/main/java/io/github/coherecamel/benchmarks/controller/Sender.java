package io.github.coherecamel.benchmarks.controller;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * Posts events over one connection, one after the other. It does no more than that takes, since its CPU time is taken from
 * who is measured.
 */
final class Sender implements AutoCloseable {

    private final Socket socket;
    private final InputStream from;
    private final OutputStream to;

    Sender(URI server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        socket.setTcpNoDelay(true);
        from = new BufferedInputStream(socket.getInputStream());
        to = socket.getOutputStream();
    }

    /** Posts one event, without an id of its own, and returns when it is acknowledged. */
    void post(String model, String dataset) throws IOException {
        post(event(model, dataset));
    }

    /** Returns an event, without an id of its own. */
    static String event(String model, String dataset) {
        return "{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(model, dataset);
    }

    /** Posts a body, and returns when all that is in it is acknowledged. */
    void post(String body) throws IOException {
        to.write(("POST /events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(UTF_8));
        to.flush();
        var status = line();
        var length = 0;
        var isChunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            isChunked |= header.toLowerCase(Locale.ROOT).startsWith("transfer-encoding: chunked");
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        var answer = isChunked ? chunks() : from.readNBytes(length);
        if (!status.startsWith("HTTP/1.1 202")) {
            throw new IOException("An event was answered " + status + ": " + new String(answer, UTF_8));
        }
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(from.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream(64);
        for (var next = from.read(); next != '\n'; next = from.read()) {
            if (next < 0) {
                throw new IOException("The connection was closed instead of an answer.");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
