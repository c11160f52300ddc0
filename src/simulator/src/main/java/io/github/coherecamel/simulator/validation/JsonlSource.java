package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** One JSON object in each line, in UTF-8. Blank lines do not count. */
final class JsonlSource implements RowSource {
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
            var row = isAscii(line) ? Json.MAPPER.readTree(line) : Json.MAPPER.readTree(text(line));
            if (row instanceof ObjectNode object) {
                sink.row(number, object, Fingerprint.of(line));
            } else if (!row.isMissingNode()) {
                sink.unreadable(number, "not a JSON object");
            }
        } catch (CharacterCodingException e) {
            sink.unreadable(number, "not valid UTF-8");
        } catch (IOException e) {
            sink.unreadable(number, "invalid JSON");
        }
    }

    /** Such a line, and most are, can be read as bytes, which is faster. */
    private static boolean isAscii(byte[] line) {
        for (var next : line) {
            if (next <= 0) {
                return false;
            }
        }
        return true;
    }

    private String text(byte[] line) throws CharacterCodingException {
        return utf8.decode(ByteBuffer.wrap(line)).toString();
    }
}
