package io.github.coherecamel.simulator.wire;

import io.github.coherecamel.simulator.call.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Ways to bring an answer to the client badly, or not at all. */
public final class Damage {
    /** Long enough that what was sent has been read before the reset overtakes it. */
    private static final Duration UNTIL_READ = Duration.ofMillis(50);

    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final byte[] FILLER = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FILLER_CHUNK = join(bytes("10000\r\n"), join(FILLER, bytes("\r\n")));

    private Damage() {}

    public static Delivery reset() {
        return (line, answer) -> line.reset();
    }

    public static Delivery close() {
        return (line, answer) -> line.fin();
    }

    public static Delivery closeAfterwards(Duration wait) {
        return (line, answer) -> {
            Delivery.WHOLE.deliver(line, answer);
            line.after(wait, line::fin);
        };
    }

    public static Delivery stall() {
        return (line, answer) -> {};
    }

    public static Delivery stallBody() {
        return (line, answer) -> line.send(cutInBody(answer));
    }

    public static Delivery drip(Duration betweenBytes) {
        return (line, answer) -> drip(line, line.encode(answer), 0, betweenBytes);
    }

    private static void drip(Line line, byte[] bytes, int next, Duration wait) {
        if (next == bytes.length) {
            line.finish();
            return;
        }
        line.send(new byte[] {bytes[next]});
        line.after(wait, () -> drip(line, bytes, next + 1, wait));
    }

    public static Delivery resetInHeaders() {
        return (line, answer) -> {
            var head = head(answer);
            line.send(Arrays.copyOf(head, head.length / 2));
            line.after(UNTIL_READ, line::reset);
        };
    }

    public static Delivery resetInBody() {
        return (line, answer) -> {
            line.send(cutInBody(answer));
            line.after(UNTIL_READ, line::reset);
        };
    }

    public static Delivery truncated() {
        return (line, answer) -> line.send(cutInBody(answer), line::fin);
    }

    public static Delivery truncatedChunked() {
        return (line, answer) -> {
            var chunk = join(
                    bytes(Integer.toHexString(answer.body().length() + 1) + "\r\n"),
                    answer.body().array());
            line.send(join(WireFormat.head(answer, CHUNKED), chunk), line::fin);
        };
    }

    public static Delivery raw(byte[] bytes) {
        var sent = bytes.clone();
        return (line, answer) -> line.send(sent, line::fin);
    }

    public static Delivery negativeContentLength() {
        return (line, answer) -> line.send(
                join(
                        WireFormat.head(answer, WireFormat.contentLength(-1)),
                        answer.body().array()),
                line::fin);
    }

    /** A JSON object with a single long text, of so many bytes in all. */
    public static Delivery oversized(long size) {
        var open = bytes("{\"name\":\"");
        var close = bytes("\"}");
        var filler = Math.max(0, size - open.length - close.length);
        return (line, answer) -> {
            var length = filler + open.length + close.length;
            line.send(
                    join(WireFormat.head(answer, WireFormat.contentLength(length)), open),
                    () -> fill(line, filler, close));
        };
    }

    private static void fill(Line line, long missing, byte[] close) {
        if (missing == 0) {
            line.send(close);
            line.finish();
            return;
        }
        var now = (int) Math.min(missing, FILLER.length);
        line.send(now == FILLER.length ? FILLER : Arrays.copyOf(FILLER, now), () -> fill(line, missing - now, close));
    }

    /** A chunked body without an end. */
    public static Delivery endless() {
        return (line, answer) -> line.send(WireFormat.head(answer, CHUNKED), () -> goOn(line));
    }

    private static void goOn(Line line) {
        line.send(FILLER_CHUNK, () -> line.after(Duration.ZERO, () -> goOn(line)));
    }

    private static byte[] head(Answer answer) {
        return WireFormat.head(answer, WireFormat.contentLength(answer.body().length()));
    }

    /** The head, whole, and half of what it announces. */
    private static byte[] cutInBody(Answer answer) {
        var announced = Math.max(2, answer.body().length());
        var head = WireFormat.head(answer, WireFormat.contentLength(announced));
        return join(
                head,
                Arrays.copyOf(answer.body().array(), Math.min(answer.body().length(), announced / 2)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
