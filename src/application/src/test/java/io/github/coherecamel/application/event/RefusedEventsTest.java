package io.github.coherecamel.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.application.event.UnreadableEventException.Kind;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused as an event, and with which words. */
class RefusedEventsTest extends ReadEvents {

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
}
