package io.github.coherecamel.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.github.coherecamel.application.event.UnreadableEventException.Kind;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as an event, and what is refused with which words. */
class EventReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final String PLAIN = "{\"model_id\":\"m-1\",\"dataset_id\":\"d-1\"}";
    private static final String CLOUD_EVENT =
            """
            {"specversion":"1.0","id":"e-1","source":"/ci","type":"dataset.ready",\
            "data":{"model_id":"m-1","dataset_id":"d-1"}}""";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final Map<String, String> ATTRIBUTES =
            Map.of("specversion", "1.0", "id", "e-1", "source", "/ci", "type", "dataset.ready");

    private static final String[] TYPES = {null, STRUCTURED, BATCH, "application/json"};
    /** What a parser may stumble over. */
    private static final List<String> PARTS = List.of(
            "[]",
            "{}",
            "[[",
            "null",
            "1e9999999999",
            "-",
            "\"data_base64\":\"W10=\",",
            "\"specversion\":\"1.0\",",
            "\"time\":\"",
            "\\ud800",
            "\uFEFF",
            "\u2028",
            PLAIN,
            CLOUD_EVENT);

    private final EventReader reader = new EventReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "application/json",
                "Application/JSON; charset=UTF-8",
                "application/json;charset=\"utf-8\"",
                "application/x-www-form-urlencoded",
            })
    void readsPlainJsonWhateverCurlSaysOfIt(@Nullable String contentType) throws Exception {
        assertThat(read(contentType, PLAIN)).containsExactly(new Event("/here", "fresh", null, "m-1", "d-1", PLAIN));
    }

    @Test
    void readsIdAndTimeOfAPlainEvent() throws Exception {
        var event = read(
                        null,
                        "{\"model_id\":\"m\",\"dataset_id\":\"d\",\"id\":\"7\",\"time\":\"2026-01-31T09:00:00Z\"}")
                .get(0);

        assertThat(event.id()).isEqualTo("7");
        assertThat(event.time()).isEqualTo(Instant.parse("2026-01-31T09:00:00Z"));
    }

    @Test
    void numbersThePlainEventsOfAnArrayThatNameNoId() throws Exception {
        var events = read(
                null, " [" + PLAIN + ", {\"id\":\"own\",\"model_id\":\"m-2\",\"dataset_id\":\"d-2\"}," + PLAIN + "]");

        assertThat(events).extracting(Event::id).containsExactly("fresh-1", "own", "fresh-3");
        assertThat(events).extracting(Event::modelId).containsExactly("m-1", "m-2", "m-1");
        assertThat(events.get(2).payload()).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STRUCTURED,
                "application/json",
                "application/x-www-form-urlencoded",
                STRUCTURED + "; charset=utf-8"
            })
    void readsACloudEventAlsoIfItIsNotCalledOne(String contentType) throws Exception {
        assertThat(read(contentType, CLOUD_EVENT))
                .containsExactly(new Event("/ci", "e-1", null, "m-1", "d-1", CLOUD_EVENT));
    }

    @Test
    void readsWhatAnotherLibraryWrites() throws Exception {
        var event = cloudEvent().withData("application/json", bytes(PLAIN)).build();

        assertThat(read(STRUCTURED, written(event)))
                .extracting(Event::source, Event::id, Event::time, Event::modelId, Event::datasetId)
                .containsExactly(tuple("urn:ci:42", "é/1", Instant.parse("2026-01-31T09:29:59.123456Z"), "m-1", "d-1"));
    }

    @Test
    void readsDataInBase64() throws Exception {
        var event =
                cloudEvent().withData("application/octet-stream", bytes(PLAIN)).build();

        var written = written(event);
        assertThat(written).contains("data_base64");
        assertThat(read(STRUCTURED, written)).extracting(Event::datasetId).containsExactly("d-1");
    }

    @Test
    void readsABatch() throws Exception {
        assertThat(read(BATCH, "[" + CLOUD_EVENT + "," + CLOUD_EVENT.replace("e-1", "e-2") + "]"))
                .extracting(Event::id)
                .containsExactly("e-1", "e-2");
        assertThat(read(BATCH, "[]")).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"application/json"})
    void readsAttributesBesideTheData(@Nullable String contentType) throws Exception {
        assertThat(read(contentType, PLAIN, ATTRIBUTES))
                .containsExactly(new Event("/ci", "e-1", null, "m-1", "d-1", PLAIN));
    }

    @Test
    void takesTheSubjectForTheModelIfTheDataNamesNone() throws Exception {
        var subject = CLOUD_EVENT.replace("\"type\"", "\"subject\":\"m-2\",\"type\"");

        assertThat(read(STRUCTURED, subject)).extracting(Event::modelId).containsExactly("m-1");
        assertThat(read(STRUCTURED, subject.replace("\"model_id\":\"m-1\",", "")))
                .extracting(Event::modelId)
                .containsExactly("m-2");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:30:00Z, 2026-01-31T09:30:00Z",
        "2026-01-31t09:30:00z, 2026-01-31T09:30:00Z",
        "2026-01-31T10:30:00+01:00, 2026-01-31T09:30:00Z",
        "2026-01-31T09:29:59.123456789Z, 2026-01-31T09:29:59.123456Z",
        "2026-01-31T09:35:00Z, 2026-01-31T09:35:00Z",
        "1990-12-31T23:59:60Z, 1990-12-31T23:59:59Z",
    })
    void readsTimesToTheMicrosecond(String written, Instant expected) throws Exception {
        assertThat(read(null, plain("time", written))).extracting(Event::time).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T09:35:00.000001Z",
                "9999-12-31T23:59:59Z",
                "1969-12-31T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "2026-01-31",
                "2026-01-31T09:30Z",
                "2026-01-31T09:30:00",
                "2026-02-30T09:30:00Z",
                "2026-01-31 09:30:00Z",
                "+12026-01-31T09:30:00Z",
                "1769851800",
            })
    void refusesATimeThatIsNoneOrWouldBlockWhatComes(String time) {
        assertRefused(null, plain("time", time))
                .hasMessageContaining("time is '" + time + "'")
                .hasMessageContaining("RFC 3339");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "..",
                ".x",
                "a/b",
                "a%2fb",
                "a?x",
                "a#x",
                "a\\r\\nX: y",
                "a\\u0000",
                " a",
                "a ",
                "ä",
                "a\\u2215b",
                "-a",
            })
    void refusesWhatIsNoIdOfAModelOrDataset(String id) {
        assertRefused(null, plain("model_id", id))
                .hasMessageContaining("model_id is '")
                .hasMessageContaining("1 to 128 letters");
        assertRefused(null, plain("dataset_id", id)).hasMessageContaining("dataset_id is '");
    }

    @Test
    void takesTheLongestIdsAndNoLongerOnes() throws Exception {
        assertThat(read(null, plain("model_id", "m".repeat(128)))).hasSize(1);
        assertRefused(null, plain("model_id", "m".repeat(129))).hasMessageContaining("model_id");
        assertThat(read(null, plain("id", "i".repeat(256)))).hasSize(1);
        assertRefused(null, plain("id", "i".repeat(257))).hasMessageContaining("id has 257 characters");
        assertThat(read(STRUCTURED, CLOUD_EVENT.replace("/ci", "s".repeat(512))))
                .hasSize(1);
        assertRefused(STRUCTURED, CLOUD_EVENT.replace("/ci", "s".repeat(513)))
                .hasMessageContaining("source has 513 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void refusesAnIdThatNobodyCouldAskFor(String id) {
        assertRefused(null, plain("id", id)).hasMessageContaining("no address can end with");
        assertRefused(STRUCTURED, CLOUD_EVENT.replaceFirst("\"id\": ?\"[^\"]*\"", "\"id\":\"" + id + "\""))
                .hasMessageContaining("no address can end with");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "a\\u001bb", "a\\u202eb", "a\\u2028b", "a\\ud800b", "\\u0000"})
    void refusesWhatWouldForgeALine(String id) {
        assertRefused(null, plain("id", id)).hasMessageContaining("id has control characters");
        assertRefused(STRUCTURED, CLOUD_EVENT.replace("/ci", id)).hasMessageContaining("source has control characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                    | it is empty",
                "`  `                                                  | it is empty",
                "no JSON                                               | it is not JSON (line 1,",
                "{\"model_id\":\"m\"                                   | it is not JSON",
                "{model_id:\"m\"}                                      | it is not JSON",
                "{'model_id':'m'}                                      | it is not JSON",
                "{\"model_id\":\"m\",\"dataset_id\":\"d\",}             | it is not JSON",
                "[{\"model_id\":\"m\",\"dataset_id\":\"d\"}            | it is not JSON",
                "{\"n\":NaN}                                           | it is not JSON",
                "7                                                     | an event is a JSON object",
                "null                                                  | an event is a JSON object",
                "[[]]                                                  | an event is a JSON object",
                "[{\"model_id\":\"m\",\"dataset_id\":\"d\"},7]         | an event is a JSON object",
                "{} {}                                                 | something follows",
                "[] x                                                  | it is not JSON",
                "{\"model_id\":\"m\",\"model_id\":\"n\"}               | field 'model_id' is there twice",
                "{\"a\":{\"b\":1,\"b\":{}}}                            | field 'b' is there twice",
                "{}                                                    | model_id is missing",
                "{\"dataset_id\":\"d\"}                                | model_id is missing",
                "{\"model_id\":\"m\"}                                  | dataset_id is missing",
                "{\"model_id\":\"m\",\"dataset_id\":7}                 | dataset_id is not a text",
                "{\"model_id\":\"m\",\"dataset_id\":null}              | dataset_id is missing",
                "{\"model_id\":\" \",\"dataset_id\":\"d\"}             | model_id is empty",
                "{\"model_id\":\"m\",\"dataset_id\":\"d\",\"id\":7}    | id is not a text",
                "{\"model_id\":\"m\",\"dataset_id\":\"d\",\"id\":\"\"} | id is empty",
                "[{\"model_id\":\"m\",\"dataset_id\":\"d\"},{}]        | Could not read event 2: model_id is missing",
            })
    void saysWhatIsWrongWithPlainJson(String body, String message) {
        assertRefused(null, body).hasMessageContaining(message).hasMessageContaining("Send");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"specversion\":\"1.0\",', '', specversion is missing",
        "'\"1.0\"', '\"0.3\"', specversion is '0.3'",
        "'\"1.0\"', '1.0', specversion is not a text",
        "'\"id\":\"e-1\",', '', id is missing",
        "'\"source\":\"/ci\",', '', source is missing",
        "'\"/ci\"', '\"/people/anna\"', source begins with /people/",
        "'\"type\":\"dataset.ready\",', '', type is missing",
        "'\"data\":', '\"more\":', data is missing",
        "'{\"model_id\":\"m-1\",\"dataset_id\":\"d-1\"}', '\"text\"', data is no JSON object",
        "'\"model_id\":\"m-1\",', '', data.model_id is missing",
        "'\"d-1\"', '\"d/1\"', data.dataset_id is 'd/1'",
        "'\"data\":', '\"data_base64\":\"%\",\"data\":', data_base64 is no Base64",
        // Of an empty array, of an array of one object, of two, of an empty text, and of no UTF-8.
        "'\"data\":', '\"data_base64\":\"W10=\",\"data\":', data_base64 is no Base64 of a JSON object",
        "'\"data\":', '\"data_base64\":\"W3t9XQ==\",\"data\":', data_base64 is no Base64 of a JSON object",
        "'\"data\":', '\"data_base64\":\"W3t9LHt9XQ==\",\"data\":', data_base64 is no Base64 of a JSON object",
        "'\"data\":', '\"data_base64\":\"\",\"data\":', data_base64 is no Base64 of a JSON object",
        "'\"data\":', '\"data_base64\":\"/w==\",\"data\":', data_base64 is no Base64 of a JSON object",
        "'\"type\"', '\"time\":\"yesterday\",\"type\"', time is 'yesterday'",
    })
    void namesTheAttributeOfACloudEventThatIsWrong(String part, String replacement, String message) {
        assertThat(CLOUD_EVENT).contains(part);
        assertRefused(STRUCTURED, CLOUD_EVENT.replace(part, replacement)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "specversion"})
    void namesTheAttributeThatIsMissingBesideTheData(String name) {
        var attributes = new HashMap<>(ATTRIBUTES);
        attributes.remove(name);

        assertThatThrownBy(() -> read("application/json", PLAIN, attributes))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("attribute " + name + " is missing");
    }

    @Test
    void takesNobodyForAPersonWhoSaysSoBesideTheData() {
        var attributes = new HashMap<>(ATTRIBUTES);
        attributes.put("source", "/people/anna");

        assertThatThrownBy(() -> read("application/json", PLAIN, attributes))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("attribute source begins with /people/");
    }

    @ParameterizedTest
    @CsvSource({
        STRUCTURED + ", [{}]",
        BATCH + ", {}",
    })
    void saysWhenOneIsSentAsSeveralOrSeveralAsOne(String contentType, String body) {
        assertRefused(contentType, body).hasMessageContaining(STRUCTURED).hasMessageContaining(BATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "multipart/form-data",
                "application/xml",
                "application/cloudevents+avro",
                "application/cloudevents",
                "application/json; charset=utf-16",
                "application/json;charset=latin1",
            })
    void refusesWhatItCannotRead(String contentType) {
        assertThatThrownBy(() -> read(contentType, PLAIN))
                .isInstanceOfSatisfying(UnreadableEventException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.MEDIA_TYPE))
                .hasMessageContaining(contentType.replaceFirst(";.*", ""))
                .hasMessageContaining("application/json");
    }

    @Test
    void countsBytesAndEvents() throws Exception {
        var longest = plain("x", "é".repeat((EventReader.MOST_BYTES - bytes(plain("x", "")).length) / 2));
        assertThat(read(null, longest)).hasSize(1);
        assertThatThrownBy(() -> read(null, longest + "  "))
                .isInstanceOfSatisfying(UnreadableEventException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.TOO_LARGE))
                .hasMessageContaining("65536 bytes");

        assertThat(read(null, batch(EventReader.MOST_EVENTS))).hasSize(EventReader.MOST_EVENTS);
        assertThatThrownBy(() -> read(null, batch(EventReader.MOST_EVENTS + 1)))
                .isInstanceOfSatisfying(UnreadableEventException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.TOO_LARGE))
                .hasMessageContaining("more than 500");
    }

    @Test
    void boundsDepthNamesAndNumbers() throws Exception {
        assertThat(read(null, with("[".repeat(31) + "]".repeat(31)))).hasSize(1);
        for (var beyond : List.of(
                "[".repeat(32) + "]".repeat(32),
                "[".repeat(30_000),
                "9".repeat(101),
                "0." + "9".repeat(101),
                "1e9999999999",
                "{\"" + "n".repeat(300) + "\":1}")) {
            assertRefused(null, with(beyond)).hasMessageContaining("beyond a limit");
        }
    }

    @Test
    void refusesBytesThatAreNoUtf8AndIgnoresAMark() throws Exception {
        assertThat(read(null, "\uFEFF" + PLAIN)).hasSize(1);
        assertThat(read(null, "\uFEFF[" + PLAIN + "]")).extracting(Event::id).containsExactly("fresh-1");
        var latin1 = "{\"model_id\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> reader.read(new Arrival("/here", "fresh", null, Map.of(), latin1)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("UTF-8");
    }

    /** Whatever arrives is read or refused in our own words. The seed is in the message of a failure. */
    @Test
    void neverFailsOtherwise() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 40_000; round++) {
            var data = mutated(random, bytes(random.nextBoolean() ? PLAIN : "[]"));
            var inBase64 = CLOUD_EVENT.replace(
                    "\"data\":",
                    "\"data_base64\":\"%s\",\"data\":"
                            .formatted(Base64.getEncoder().encodeToString(data)));
            var forms = List.of(PLAIN, CLOUD_EVENT, "[" + PLAIN + "]", "[" + CLOUD_EVENT + "]", inBase64);
            var body = bytes(forms.get(random.nextInt(forms.size())));
            // What is in Base64 is changed already, and one that is no Base64 any more tells little.
            var arrival = new Arrival(
                    "/here",
                    "fresh",
                    TYPES[random.nextInt(TYPES.length)],
                    random.nextInt(4) == 0 ? ATTRIBUTES : Map.of(),
                    random.nextInt(4) == 0 ? body : mutated(random, body));
            try {
                reader.read(arrival);
            } catch (UnreadableEventException e) {
                assertThat(e)
                        .as("seed %d, round %d: %s", seed, round, new String(arrival.body(), StandardCharsets.UTF_8))
                        .hasNoCause();
                assertThat(e.getMessage())
                        .startsWith("Could not read ")
                        .matches("[^\\p{Cntrl}]*")
                        .doesNotContain("Jackson", "Source:", "Feature", "com.fasterxml");
            }
        }
    }

    @Test
    void refusesWhatNobodyHasForeseen() {
        var broken = new EventReader(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                throw new ArrayIndexOutOfBoundsException("0 of 0");
            }
        });
        var body = bytes(plain("time", NOW.toString()));

        assertThatThrownBy(() -> broken.read(new Arrival("/here", "fresh", null, Map.of(), body)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("none that was foreseen (ArrayIndexOutOfBoundsException). Send");
    }

    private static byte[] mutated(Random random, byte[] bytes) {
        var mutated = new ByteArrayOutputStream();
        var changes = 1 + random.nextInt(4);
        for (var one : bytes) {
            if (random.nextInt(bytes.length) >= changes) {
                mutated.write(one);
                continue;
            }
            switch (random.nextInt(4)) {
                case 0 -> mutated.write(random.nextInt(256));
                case 1 -> mutated.write("{}[],:\"\\0 e-".charAt(random.nextInt(12)));
                case 2 -> mutated.writeBytes(bytes(PARTS.get(random.nextInt(PARTS.size()))));
                default -> {
                    // It is left out.
                }
            }
        }
        return mutated.toByteArray();
    }

    private static CloudEventBuilder cloudEvent() {
        return CloudEventBuilder.v1()
                .withId("é/1")
                .withSource(URI.create("urn:ci:42"))
                .withType("dataset.ready")
                .withTime(OffsetDateTime.parse("2026-01-31T10:29:59.123456789+01:00"))
                .withExtension("partitionkey", 7);
    }

    private static String written(CloudEvent event) {
        return new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8);
    }

    private static String plain(String field, String value) {
        var others = PLAIN.replaceFirst("\"" + field + "\":\"[^\"]*\",?", "").replace(",}", "}");
        return others.replaceFirst("\\{", Matcher.quoteReplacement("{\"" + field + "\":\"" + value + "\","));
    }

    private static String with(String value) {
        return PLAIN.replace("}", ",\"more\":" + value + "}");
    }

    private static String batch(int events) {
        return "[" + String.join(",", Collections.nCopies(events, PLAIN)) + "]";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Event> read(@Nullable String contentType, String body) throws UnreadableEventException {
        return read(contentType, body, Map.of());
    }

    private List<Event> read(@Nullable String contentType, String body, Map<String, String> attributes)
            throws UnreadableEventException {
        return reader.read(new Arrival("/here", "fresh", contentType, attributes, bytes(body)));
    }

    private AbstractThrowableAssert<?, ?> assertRefused(@Nullable String contentType, String body) {
        return assertThatThrownBy(() -> read(contentType, body))
                .isInstanceOfSatisfying(UnreadableEventException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.INVALID));
    }
}
