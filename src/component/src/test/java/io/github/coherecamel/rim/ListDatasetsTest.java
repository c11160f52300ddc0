package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.LIST_DATASETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.UnreadableAnswerException;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.model.DatasetPage;
import io.github.coherecamel.simulator.RecordedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListDatasetsTest extends RimTest {
    private static final String LIST = "cohere-dataset:list";

    @Test
    void sendsEveryParameterFromOptionsAndFromHeaders() {
        send(
                LIST + "?type=" + CHAT + "&validationStatus=validated&before=2026-02-01T00:00:00Z"
                        + "&after=RAW(2026-01-01T01:00:00+01:00)&limit=3&offset=4",
                null,
                Map.of());
        send(
                LIST + "?type=t&validationStatus=failed&before=2020-01-02T00:00:00Z&after=2020-01-01T00:00:00Z"
                        + "&limit=9&offset=9",
                null,
                Map.of(
                        CohereDatasetHeaders.TYPE,
                        CHAT,
                        CohereDatasetHeaders.VALIDATION_STATUS,
                        "validated",
                        CohereDatasetHeaders.BEFORE,
                        Instant.parse("2026-02-01T00:00:00Z"),
                        CohereDatasetHeaders.AFTER,
                        "2026-01-01T00:00:00Z",
                        CohereDatasetHeaders.LIMIT,
                        3,
                        CohereDatasetHeaders.OFFSET,
                        "4"));

        assertThat(simulator().requests())
                .hasSize(2)
                .extracting(RecordedRequest::query)
                .containsOnly("datasetType=" + CHAT
                        + "&validationStatus=validated&before=2026-02-01T00%3A00%3A00Z&after=2026-01-01T00%3A00%3A00Z"
                        + "&limit=3&offset=4");
    }

    @Test
    void findsTheDatasetsOfAState() {
        for (var each : List.of("unknown", "queued", "processing", "failed", "validated", "skipped")) {
            addDataset(each);
        }

        var exchange = succeeded(send(LIST + "?validationStatus=skipped", "ignored", Map.of()));

        assertThat(exchange.getMessage().getBody(DatasetPage.class).items())
                .singleElement()
                .satisfies(dataset -> assertThat(dataset.validationStatus()).hasToString("skipped"));
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    }

    @Test
    void findsTheDatasetsOfATypeEvenIfItIsNewer() {
        simulator().addDataset("other", "other", "validated");
        var id = simulator().addDataset("wanted", "type-of-2027", "validated");

        var exchange = succeeded(send(LIST, null, Map.of(CohereDatasetHeaders.TYPE, "type-of-2027")));

        assertThat(ids(exchange)).containsExactly(id);
    }

    /** An empty page is the only end that the API has. */
    @ParameterizedTest
    @CsvSource({"'', 2", "&limit=10, 11"})
    void asksForAllPagesIfThatIsWanted(String options, int calls) {
        var ids = IntStream.range(0, 95).mapToObj(i -> addDataset("validated")).toList();

        var exchange = succeeded(send(LIST + "?allPages=true" + options, null, Map.of()));

        assertThat(ids(exchange)).isEqualTo(ids);
        assertThat(simulator().requests(LIST_DATASETS)).hasSize(calls);
    }

    @Test
    void beginsAllPagesWhereItIsTold() {
        var ids = IntStream.range(0, 7).mapToObj(i -> addDataset("validated")).toList();

        var exchange = succeeded(send(
                LIST + "?limit=2",
                null,
                Map.of(CohereDatasetHeaders.OFFSET, 3, CohereDatasetHeaders.ALL_PAGES, "true")));

        assertThat(ids(exchange)).isEqualTo(ids.subList(3, 7));
    }

    @Test
    void refusesAnApiThatIgnoresTheOffset() {
        simulator()
                .inject(
                        LIST_DATASETS,
                        ScriptedAnswers.json("{'datasets': [{'id': 'a', 'name': 'n'}, {'id': 'b', 'name': 'n'}]}"),
                        10);

        assertThat(failed(send(LIST + "?allPages=true", null, Map.of()), UnreadableAnswerException.class))
                .hasMessage("Could not list datasets: the answer leads back to a page that was there before, so the "
                        + "list would never end");
        assertThat(simulator().requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {CohereDatasetHeaders.BEFORE, CohereDatasetHeaders.AFTER})
    void saysWhichTimeCannotBeRead(String header) {
        assertThat(failed(send(LIST, null, Map.of(header, "2026-01-01")), InvalidInputException.class))
                .hasMessageContaining("is no RFC 3339 time such as 2026-01-31T12:00:00Z. Correct it");
        assertThat(simulator().requests()).isEmpty();
    }

    private static List<String> ids(Exchange exchange) {
        return exchange.getMessage().getBody(DatasetPage.class).items().stream()
                .map(Dataset::id)
                .map(String::valueOf)
                .toList();
    }
}
