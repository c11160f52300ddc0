package io.github.coherecamel.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormProducerTest {
    private final AtomicInteger progress = new AtomicInteger();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesEachFileAsAPartOfTheLengthThatItPromised() throws IOException {
        var form = form(part("data", "d.jsonl", "{}\r\n--"), part("eval_data", "e.jsonl", ""));
        var boundary = form.getContentType().substring("multipart/form-data; boundary=".length());

        var text = drain(form, Integer.MAX_VALUE);

        assertThat(text)
                .isEqualTo(
                        """
                        --B
                        Content-Disposition: form-data; name="data"; filename="d.jsonl"
                        Content-Type: application/octet-stream

                        {}
                        --
                        --B
                        Content-Disposition: form-data; name="eval_data"; filename="e.jsonl"
                        Content-Type: application/octet-stream


                        --B--
                        """
                                .replace("\n", "\r\n")
                                .replace("--B", "--" + boundary));
        assertThat(form.getContentLength()).isEqualTo(text.getBytes(UTF_8).length);
        assertThat(progress).hasPositiveValue();
    }

    @Test
    void writesTheSameHoweverLittleTheWireTakes() throws IOException {
        var bytes = 7;
        var content = "conversation ".repeat(20_000);
        var form = form(part("data", "d.jsonl", content));

        assertThat(drain(form, bytes)).contains("\r\n\r\n" + content + "\r\n--");
        assertThat(progress).hasPositiveValue();
    }

    @ParameterizedTest
    @CsvSource({
        "'a\"; filename=\"b.jsonl', 'a%22; filename=%22b.jsonl'",
        "'a\r\nX-Evil: 1', 'a%0D%0AX-Evil: 1'",
        "'données 数据 😀.jsonl', 'données 数据 😀.jsonl'"
    })
    void letsAFileNameAddNeitherAHeaderNorAPart(String fileName, String written) throws IOException {
        assertThat(drain(form(part("data", fileName, "x")), 100))
                .containsOnlyOnce("filename=\"" + written + "\"\r\n")
                .containsOnlyOnce("Content-Disposition");
    }

    @Test
    void sendsOfAGrowingFileWhatItPromised() throws IOException {
        var file = Files.writeString(folder.resolve("d.jsonl"), "before");
        var form = form(new FilePart("data", "d.jsonl", FilePart.Content.of(file)));
        Files.writeString(file, "before, and after");

        var text = drain(form, 100);

        assertThat(text).contains("\r\n\r\nbefore\r\n--");
        assertThat(form.getContentLength()).isEqualTo(text.length());
    }

    @Test
    void failsIfAFileShrinksOrGoes() throws IOException {
        var file = Files.writeString(folder.resolve("d.jsonl"), "before");
        var shrinking = form(new FilePart("data", "d.jsonl", FilePart.Content.of(file)));
        var going = form(new FilePart("data", "d.jsonl", FilePart.Content.of(file)));
        Files.writeString(file, "x");

        assertThatThrownBy(() -> drain(shrinking, 100))
                .isInstanceOf(IOException.class)
                .hasMessage("a file got shorter while it was sent");
        shrinking.failed(new EOFException());
        Files.delete(file);
        assertThatThrownBy(() -> drain(going, 100)).isInstanceOf(IOException.class);
        assertThat(progress).hasValue(0);
    }

    private static FilePart part(String name, String fileName, String content) {
        return new FilePart(name, fileName, FilePart.Content.of(content.getBytes(UTF_8)));
    }

    private FormProducer form(FilePart... parts) throws IOException {
        return new FormProducer(List.of(parts), Runnable::run, progress::incrementAndGet);
    }

    private static String drain(FormProducer form, int bytesAtOnce) throws IOException {
        var wire = new Wire(bytesAtOnce);
        while (!wire.ended) {
            form.produce(wire);
        }
        return wire.taken.toString(UTF_8);
    }

    /** Takes so many bytes at once. */
    private static final class Wire implements DataStreamChannel {
        private final int bytesAtOnce;
        private final java.io.ByteArrayOutputStream taken = new java.io.ByteArrayOutputStream();
        private boolean ended;

        Wire(int bytesAtOnce) {
            this.bytesAtOnce = bytesAtOnce;
        }

        @Override
        public void requestOutput() {}

        @Override
        public int write(ByteBuffer source) {
            var count = Math.min(bytesAtOnce, source.remaining());
            for (var i = 0; i < count; i++) {
                taken.write(source.get());
            }
            return count;
        }

        @Override
        public void endStream() {
            ended = true;
        }

        @Override
        public void endStream(@Nullable List<? extends Header> trailers) {
            ended = true;
        }
    }
}
