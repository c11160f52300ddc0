package io.github.coherecamel.application.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.coherecamel.application.event.UnreadableEventException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** JSON as it is defined and nothing that looks like it, with limits on all that could be large. */
final class StrictJson {

    private static final String LIMITS = "32 levels, names of 256, numbers of 100 and texts of 65,536 characters";
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNameLength(256)
                            .maxNumberLength(100)
                            .maxStringLength(EventReader.MOST_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            // Else numbers would be calculated that nobody asks for.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** One object, as a tree and as it was written. */
    record Part(JsonNode tree, String text) {}

    private StrictJson() {}

    /** One document, read to its end. */
    private interface Document<T> {

        T read(JsonParser parser, String text) throws IOException, UnreadableEventException;
    }

    /** Returns the object, or the objects of the array. */
    static List<Part> read(byte[] bytes, int mostParts) throws UnreadableEventException {
        return parse(bytes, (parser, text) -> parts(parser, text, mostParts));
    }

    /** Returns the object; an array is none. */
    static Part readObject(byte[] bytes) throws UnreadableEventException {
        return parse(bytes, (parser, text) -> {
            parser.nextToken();
            return part(parser, text);
        });
    }

    private static List<Part> parts(JsonParser parser, String text, int mostParts)
            throws IOException, UnreadableEventException {
        var parts = new ArrayList<Part>();
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parts.size() == mostParts) {
                    throw new UnreadableEventException(
                            Kind.TOO_LARGE,
                            "Could not read the events: there are more than %d. Send them in several requests."
                                    .formatted(mostParts));
                }
                parts.add(part(parser, text));
            }
        } else {
            parts.add(part(parser, text));
        }
        return parts;
    }

    private static <T> T parse(byte[] bytes, Document<T> document) throws UnreadableEventException {
        var text = decode(bytes);
        try (var parser = MAPPER.createParser(text)) {
            return parse(parser, text, document);
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory could not be read", e);
        }
    }

    private static <T> T parse(JsonParser parser, String text, Document<T> document)
            throws IOException, UnreadableEventException {
        try {
            var read = document.read(parser, text);
            if (parser.nextToken() != null) {
                throw invalid(parser, "something follows the end of the JSON");
            }
            return read;
        } catch (StreamConstraintsException | NumberFormatException e) {
            // An exponent can be too large as well, which the parser has no limit of its own for.
            throw invalid(parser, "it is beyond a limit (" + LIMITS + ")");
        } catch (MismatchedInputException e) {
            throw invalid(parser, "field %s is there twice".formatted(Shown.of(String.valueOf(parser.currentName()))));
        } catch (JsonProcessingException e) {
            // The parser's own words are about its options, which nobody can set.
            throw invalid(parser, "it is not JSON");
        }
    }

    private static Part part(JsonParser parser, String text) throws IOException, UnreadableEventException {
        if (parser.currentToken() == null) {
            throw invalid(parser, "it is empty");
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw invalid(parser, "an event is a JSON object, and this is none");
        }
        var begin = parser.currentTokenLocation().getCharOffset();
        JsonNode tree = MAPPER.readTree(parser);
        return new Part(
                tree, text.substring((int) begin, (int) parser.currentLocation().getCharOffset()));
    }

    private static String decode(byte[] bytes) throws UnreadableEventException {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableEventException(
                    Kind.INVALID, "Could not read the event: it is not in UTF-8. Send JSON in UTF-8.");
        }
    }

    private static UnreadableEventException invalid(JsonParser parser, String reason) {
        var at = parser.currentLocation();
        return new UnreadableEventException(
                Kind.INVALID,
                "Could not read the event: %s (line %d, column %d). Send %s."
                        .formatted(reason, at.getLineNr(), at.getColumnNr(), EventReader.EXAMPLE));
    }
}
