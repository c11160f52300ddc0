package io.github.coherecamel.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as an event. */
class EventReaderTest extends ReadEvents {

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
}
