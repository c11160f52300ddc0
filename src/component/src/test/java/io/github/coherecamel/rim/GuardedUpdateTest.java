package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_DATASET;
import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.DatasetNotUsableException;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.ModelChangedException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.simulator.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guards of an update: onlyNewer and the expected updated_at. */
class GuardedUpdateTest extends RimTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final String UPDATE = "cohere-finetune:update?modelId=" + ID;
    private static final String ONLY_NEWER = UPDATE + "&onlyNewer=true&datasetId=";
    private static final Instant UPDATED_AT = Instant.parse("2026-11-20T10:00:00.123456Z");

    /** The model uses dataset {@code day-2}. */
    @BeforeEach
    void fill() {
        simulator()
                .seed(
                        """
                {"datasets": [
                    {"id": "day-1", "name": "n", "dataset_type": "%1$s", "created_at": "2026-11-18T00:00:00Z"},
                    {"id": "day-2", "name": "n", "dataset_type": "%1$s", "created_at": "2026-11-19T00:00:00Z"},
                    {"id": "day-2-too", "name": "n", "dataset_type": "%1$s", "created_at": "2026-11-19T00:00:00Z"},
                    {"id": "day-3", "name": "n", "dataset_type": "%1$s", "created_at": "2026-11-20T00:00:00Z"},
                    {"id": "bad-day-1", "name": "n", "dataset_type": "%1$s", "created_at": "2026-11-18T00:00:00Z",
                     "validation_status": "failed"}],
                 "models": [{"id": "%2$s", "name": "support", "updated_at": "%3$s", "settings": {
                    "base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "day-2", "tags": []}}]}
                """
                                .formatted(CHAT, ID, UPDATED_AT));
    }

    @ParameterizedTest
    @CsvSource({"day-1, STALE", "day-2, UNCHANGED", "day-2-too, UPDATED", "day-3, UPDATED"})
    void onlyNewerLeavesAModelWhoseDatasetIsNewerThanTheWantedOne(String wanted, String outcome) {
        var exchange = succeeded(send(ONLY_NEWER + wanted, null, Map.of()));

        assertThat(exchange.getMessage().getHeader(CohereFinetuneHeaders.OUTCOME))
                .isEqualTo(outcome);
        var inUse = outcome.equals("UPDATED") ? wanted : "day-2";
        assertThat(exchange.getMessage().getBody(FinetunedModel.class).datasetId())
                .isEqualTo(inUse);
        assertThat(datasetInUse()).isEqualTo(inUse);
        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL)).hasSize(outcome.equals("UPDATED") ? 1 : 0);
    }

    @Test
    void onlyNewerWritesNoOtherFieldOfAStaleEventEither() {
        var exchange = succeeded(send(ONLY_NEWER + "day-1&name=late", null, Map.of()));

        assertThat(exchange.getMessage().getHeader(CohereFinetuneHeaders.OUTCOME))
                .isEqualTo("STALE");
        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys(CohereFinetuneHeaders.DIFFERENCE, CohereFinetuneHeaders.PREVIOUS_DATASET_ID);
        assertThat(simulator().model(ID).path("name").asText()).isEqualTo("support");
    }

    @Test
    void onlyNewerIsOfNoMatterIfTheDatasetStays() {
        assertThat(succeeded(send(UPDATE + "&onlyNewer=true&name=renamed", null, Map.of()))
                        .getMessage()
                        .getHeader(CohereFinetuneHeaders.OUTCOME))
                .isEqualTo("UPDATED");
        assertThat(simulator().requests(GET_DATASET)).isEmpty();
    }

    @Test
    void onlyNewerLetsAnyDatasetFollowOneThatIsGone() {
        succeeded(send("cohere-dataset:delete?datasetId=day-2", null, Map.of()));

        succeeded(send(ONLY_NEWER + "day-1", null, Map.of()));

        assertThat(datasetInUse()).isEqualTo("day-1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyNewerNeedsTheWantedDatasetToBeThere(boolean requireValidated) {
        var failure = failed(
                send(ONLY_NEWER + "gone&requireValidated=" + requireValidated, null, Map.of()),
                DatasetNotUsableException.class);

        assertThat(failure).hasMessageEndingWith("there is no dataset gone. Upload it first");
        assertThat(datasetInUse()).isEqualTo("day-2");
    }

    @Test
    void onlyNewerCallsAnOldDatasetStaleWhateverValidationFound() {
        assertThat(succeeded(send(ONLY_NEWER + "bad-day-1", null, Map.of()))
                        .getMessage()
                        .getHeader(CohereFinetuneHeaders.OUTCOME))
                .isEqualTo("STALE");
    }

    @Test
    void onlyNewerWorksWithoutRequireValidated() {
        simulator().setDatasetStatus("day-1", "queued");

        assertThat(succeeded(send(ONLY_NEWER + "day-1&requireValidated=false", null, Map.of()))
                        .getMessage()
                        .getHeader(CohereFinetuneHeaders.OUTCOME))
                .isEqualTo("STALE");
    }

    @Test
    void onlyNewerFailsAsTheApiDoesIfTheDatasetInUseCannotBeAskedFor() {
        simulator().inject(GET_DATASET, Fault.delay(Duration.ZERO));
        simulator().inject(GET_DATASET, Fault.status(503));

        failed(send(ONLY_NEWER + "day-1", null, Map.of()), UnavailableException.class);
        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL)).isEmpty();
    }

    @Test
    void aHeaderOverridesEachGuard() {
        var exchange = succeeded(send(
                ONLY_NEWER + "day-1&dryRun=true",
                null,
                Map.of(CohereFinetuneHeaders.ONLY_NEWER, false, CohereFinetuneHeaders.DRY_RUN, "false")));

        assertThat(exchange.getMessage().getHeader(CohereFinetuneHeaders.OUTCOME))
                .isEqualTo("UPDATED");
        assertThat(datasetInUse()).isEqualTo("day-1");
    }

    @Test
    void writesIfTheModelIsAsItWasExpected() {
        for (var expected : new Object[] {UPDATED_AT, "2026-11-20T11:00:00.123456+01:00"}) {
            simulator().reset();
            fill();
            assertThat(succeeded(expecting(expected, "day-3")).getMessage().getHeader(CohereFinetuneHeaders.OUTCOME))
                    .isEqualTo("UPDATED");
        }
    }

    @Test
    void writesNothingIfTheModelHasChangedSince() {
        var exchange = expecting(UPDATED_AT.minusNanos(1), "day-3");

        assertThat(failed(exchange, ModelChangedException.class))
                .hasMessage("Could not update fine-tuned model " + ID + ": it was expected as of "
                        + "2026-11-20T10:00:00.123455999Z, but is as of 2026-11-20T10:00:00.123456Z. Look at it again");
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("VALIDATION");
        assertThat(simulator().requests())
                .extracting(RecordedRequest::operation)
                .containsExactly(GET_FINETUNED_MODEL);
    }

    @Test
    void isDoneIfTheModelHasChangedToWhatIsWanted() {
        assertThat(succeeded(expecting(Instant.EPOCH, "day-2")).getMessage().getHeader(CohereFinetuneHeaders.OUTCOME))
                .isEqualTo("UNCHANGED");
    }

    @Test
    void canExpectWhatAnEarlierAnswerTold() {
        var seen = succeeded(get(ID)).getMessage().getBody(FinetunedModel.class);

        succeeded(expecting(String.valueOf(seen.updatedAt()), "day-3"));

        failed(expecting(String.valueOf(seen.updatedAt()), "day-1"), ModelChangedException.class);
        assertThat(datasetInUse()).isEqualTo("day-3");
    }

    @Test
    void saysThatAnExpectedTimeIsNone() {
        assertThat(failed(expecting("this morning", "day-3"), InvalidInputException.class))
                .hasMessageContaining("header CamelCohereFinetuneExpectedUpdatedAt")
                .hasMessageContaining("is no RFC 3339 time");
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CohereFinetuneHeaders.ONLY_NEWER,
                CohereFinetuneHeaders.DRY_RUN,
                CohereFinetuneHeaders.EXPECTED_UPDATED_AT
            })
    void aGuardIsNotSilentlyLeftOutIfNothingIsReadFirst(String guard) {
        var value = guard.equals(CohereFinetuneHeaders.EXPECTED_UPDATED_AT) ? UPDATED_AT : true;

        assertThat(failed(
                        send(UPDATE + "&merge=false&name=n", null, Map.of(guard, value)), InvalidInputException.class))
                .hasMessageContaining("need the model to be read first. Set merge to true");
        assertThat(simulator().requests()).isEmpty();
    }

    private Exchange expecting(Object updatedAt, String datasetId) {
        return send(
                UPDATE + "&datasetId=" + datasetId, null, Map.of(CohereFinetuneHeaders.EXPECTED_UPDATED_AT, updatedAt));
    }

    private static String datasetInUse() {
        return simulator().model(ID).at("/settings/dataset_id").asText();
    }

    @Test
    void asksTheGuardRightBeforeItWrites() {
        context.getRegistry().bind("lock", (Predicate)
                exchange -> simulator().requests(GET_FINETUNED_MODEL).isEmpty());

        assertThat(send(UPDATE + "&guard=#lock&datasetId=day-3", null, Map.of())
                        .getException(ModelChangedException.class))
                .hasMessageContaining("guard");
        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void asksTheGuardAlsoIfItDoesNotMerge(boolean permitted, int written) {
        context.getRegistry().bind("lock", (Predicate) exchange -> permitted);
        var options = "&merge=false&name=n&settings={\"base_model\":{\"base_type\":\"BASE_TYPE_CHAT\"}}";

        send(UPDATE + "&guard=#lock&datasetId=day-3" + options, null, Map.of());

        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL)).hasSize(written);
    }
}
