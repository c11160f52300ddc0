package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** One JSON object in each line, in UTF-8. Blank lines do not count. */
final class JsonlSource implements RowSource {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    @Override
    public void read(InputStream file, Sink sink) throws IOException {
        var lines = new Lines(file);
        var number = 0L;
        for (var line = lines.next(); line != null; line = lines.next()) {
            number++;
            if (line.length > Lines.MAX_BYTES) {
                sink.unreadable(number, "longer than " + Lines.MAX_BYTES + " bytes");
            } else {
                read(line, number, sink);
            }
        }
    }

    private void read(byte[] line, long number, Sink sink) {
        try {
            var text = utf8.decode(ByteBuffer.wrap(line)).toString();
            if (number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                text = text.substring(1);
            }
            if (text.isBlank()) {
                return;
            }
            if (Json.MAPPER.readTree(text) instanceof ObjectNode row) {
                sink.row(number, row, fingerprint(line));
            } else {
                sink.unreadable(number, "not a JSON object");
            }
        } catch (CharacterCodingException e) {
            sink.unreadable(number, "not valid UTF-8");
        } catch (JsonProcessingException e) {
            sink.unreadable(number, "invalid JSON");
        }
    }

    private static long fingerprint(byte[] line) {
        var checksum = new CRC32C();
        checksum.update(line);
        return (checksum.getValue() << 32) | (Arrays.hashCode(line) & 0xFFFFFFFFL);
    }
}
