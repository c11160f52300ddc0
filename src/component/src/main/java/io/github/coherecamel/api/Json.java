package io.github.coherecamel.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** JSON, read strictly and within bounds: nesting, duplicate names and trailing text are how parsers get attacked. */
public final class Json {

    /** The API nests six levels deep. */
    private static final int DEEPEST = 64;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(100)
                            .build())
                    // A location would quote what was read, and that may hold a secret.
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Whatever comes from outside becomes a tree first, which notices a name that is there already.
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            // A number that this library does not know must survive being read and written.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectReader READER = MAPPER.reader();

    /** To look up how to read a type takes a good part of what reading a model does. */
    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return MAPPER.readerFor(type);
        }
    };

    private Json() {}

    /** Reads a document. A number in it is written again as it was spelled. */
    public static JsonNode read(byte[] document) {
        try (var parser = MAPPER.createParser(document)) {
            return read(parser);
        } catch (IOException e) {
            throw new UnexpectedJsonException("it is not JSON");
        }
    }

    /** Reads a document of a server, which may have measured {@code NaN}: Python writes that as it is. */
    static JsonNode readAnswer(byte[] document) {
        try (var parser = MAPPER.createParser(document)) {
            parser.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
            return read(parser);
        } catch (IOException e) {
            throw new UnexpectedJsonException("it is not JSON");
        }
    }

    private static JsonNode read(JsonParser parser) {
        try {
            JsonNode node = READER.with(new SpelledNumbers(parser)).readTree(parser);
            if (node == null || node.isMissingNode()) {
                throw new UnexpectedJsonException("it is empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new UnexpectedJsonException("it is not JSON: " + whyNot(e));
        } catch (IOException | UncheckedIOException | ArithmeticException | NumberFormatException e) {
            // Such as 1e2147483648, whose exponent no BigDecimal has.
            throw new UnexpectedJsonException("it is not JSON that can be read");
        }
    }

    /** Reads a node as a record of the wire. */
    public static <T> T convert(JsonNode node, Class<T> type) {
        if (node.isMissingNode()) {
            throw new UnexpectedJsonException("it is empty");
        }
        try {
            T value = READERS.get(type).readValue(node);
            if (value == null) {
                throw new UnexpectedJsonException("it is null");
            }
            return value;
        } catch (IOException e) {
            throw new UnexpectedJsonException("it is no " + type.getSimpleName() + where(e));
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new UnexpectedJsonException(
                    "it is no " + type.getSimpleName() + ": it holds a value of another kind");
        }
    }

    /** Jackson's own words may quote what was read, and so may its exception as a cause in a stack trace. */
    private static String whyNot(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return Text.clean(e.getOriginalMessage());
        }
        var place = e.getLocation();
        return place == null
                ? "it cannot be parsed"
                : "see line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }

    private static String where(IOException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining(".", ": see field ", ""));
    }

    /** Reads what an answer wraps under a name. */
    static <T> T unwrap(JsonNode answer, String name, Class<T> type) {
        if (answer.isMissingNode()) {
            throw new UnexpectedJsonException("it is empty");
        }
        var wrapped = answer.path(name);
        if (!wrapped.isObject()) {
            throw new UnexpectedJsonException("it has no object '" + name + "'");
        }
        return convert(wrapped, type);
    }

    /** Returns a record, Map or other bean as JSON. */
    public static JsonNode toTree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Returns a record, Map or node as JSON text in UTF-8. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UnexpectedJsonException(
                    "no JSON can be made of a " + value.getClass().getName());
        }
    }
}
