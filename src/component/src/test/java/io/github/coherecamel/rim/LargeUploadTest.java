package io.github.coherecamel.rim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.dataset.CohereDatasetHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is larger than the memory it may take. Its size is system property {@code upload.mib}. */
class LargeUploadTest extends RimTest {
    private static final long SIZE = Long.getLong("upload.mib", 256) * 1024 * 1024;

    /** Far less than the file, and far more than the buffers of client and server. */
    private static final long BOUND = 32 * 1024 * 1024;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isSentInConstantMemory() throws Exception {
        var path = folder.resolve("large.jsonl");
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            // Sparse: it takes no room on the disk.
            file.setLength(SIZE);
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var uri = "cohere-dataset:upload?name=large&responseTimeout=60s&type=" + CHAT + "&baseUrl=http://127.0.0.1:"
                    + socket.getLocalPort();
            // What is loaded once for all uploads is not this one's.
            var rehearsal = CompletableFuture.supplyAsync(() -> serve(socket));
            succeeded(send(uri, "{}", Map.of()));
            rehearsal.get(60, TimeUnit.SECONDS);
            var received = CompletableFuture.supplyAsync(() -> serve(socket));
            var before = allocated();

            var exchange = succeeded(send(uri, path, Map.of()));

            assertThat(allocated() - before).isLessThan(BOUND);
            assertThat(received.get(60, TimeUnit.SECONDS)).isBetween(SIZE, SIZE + 1024);
            assertThat(exchange.getMessage().getHeader(CohereDatasetHeaders.DATASET_ID))
                    .isEqualTo("large-1");
        }
    }

    /** Reads one request and returns the length of its body, which it does not keep. */
    private static long serve(ServerSocket socket) {
        try (var peer = socket.accept()) {
            var stream = peer.getInputStream();
            var length = contentLength(stream);
            var buffer = new byte[64 * 1024];
            var left = length;
            while (left > 0) {
                var count = stream.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    return length - left;
                }
                left -= count;
            }
            peer.getOutputStream()
                    .write(WireServer.answer("200 OK", "{\"id\": \"large-1\"}").getBytes(ISO_8859_1));
            return length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long contentLength(InputStream stream) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) stream.read());
        }
        return head.toString()
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns how many bytes this thread and those of the component have allocated so far; the server's are others. */
    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var ofComponent = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().matches(".*(cohere-io|Cohere).*"))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getThreadId()))
                .sum();
        return ofComponent
                + threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
