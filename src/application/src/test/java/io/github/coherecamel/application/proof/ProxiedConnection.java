package io.github.coherecamel.application.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A connection through the proxy. Requests and answers of HTTP/1.1 take turns, so bytes of the client that follow
 * bytes of the API are a new call: nothing else of HTTP has to be understood.
 */
final class ProxiedConnection {

    private final Socket client;
    private final Socket api;
    private final Weather weather;
    private final Consumer<String> doubts;
    private final Consumer<ProxiedConnection> end;

    private volatile boolean asking;
    private volatile String requestLine = "";
    private volatile Disruption disruption = new Disruption.None();

    ProxiedConnection(
            Socket client, Socket api, Weather weather, Consumer<String> doubts, Consumer<ProxiedConnection> end) {
        this.client = client;
        this.api = api;
        this.weather = weather;
        this.doubts = doubts;
        this.end = end;
    }

    void start() {
        Threads.start("proxied requests", () -> pump(client, this::forward));
        Threads.start("proxied answers", () -> pump(api, this::answer));
    }

    private interface Action {
        void take(byte[] bytes) throws IOException;
    }

    private void pump(Socket source, Action action) {
        var buffer = new byte[16 * 1024];
        try {
            for (var count = source.getInputStream().read(buffer);
                    count >= 0;
                    count = source.getInputStream().read(buffer)) {
                action.take(Arrays.copyOf(buffer, count));
            }
        } catch (IOException gone) {
            // One side hung up, which the other is told by the close.
        } finally {
            close();
        }
    }

    private void forward(byte[] bytes) throws IOException {
        if (!asking) {
            asking = true;
            requestLine = new String(bytes, StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
            disruption = weather.next(requestLine);
            begin();
        }
        if (!(disruption instanceof Disruption.Hang || disruption instanceof Disruption.Answered)) {
            api.getOutputStream().write(bytes);
        }
    }

    /** What happens before the first byte of a request goes on. */
    private void begin() throws IOException {
        if (disruption instanceof Disruption.Late late) {
            // Now and when it is answered: it may arrive after another that was sent later.
            doubts.accept(requestLine);
            pause(late.by());
        } else if (disruption instanceof Disruption.Held held) {
            doubts.accept(requestLine);
            held.arrived().countDown();
            await(held);
        } else if (disruption instanceof Disruption.Reset) {
            reset();
        } else if (disruption instanceof Disruption.Answered answered) {
            client.getOutputStream().write(answered(answered).getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();
        }
    }

    private static String answered(Disruption.Answered answered) {
        var body = "{\"message\":\"somebody on the way says " + answered.status() + "\"}";
        return "HTTP/1.1 " + answered.status() + " On the way\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n" + answered.headers() + "\r\n" + body;
    }

    private void answer(byte[] bytes) throws IOException {
        if (asking) {
            asking = false;
            if (disruption.leavesDoubt()) {
                doubts.accept(requestLine);
            }
        }
        var out = client.getOutputStream();
        if (disruption instanceof Disruption.AnswerLost) {
            reset();
        } else if (disruption instanceof Disruption.Cut) {
            out.write(bytes, 0, bytes.length / 2);
            close();
        } else if (disruption instanceof Disruption.Slow slow) {
            for (var each : bytes) {
                out.write(each);
                pause(slow.betweenBytes());
            }
        } else {
            out.write(bytes);
        }
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void await(Disruption.Held held) throws IOException {
        try {
            held.released().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Ends it with a TCP reset. */
    void reset() {
        try {
            client.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            // Then there is nothing left to reset.
        }
        close();
    }

    private void close() {
        try {
            client.close();
            api.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end.accept(this);
        }
    }
}
