package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.coherecamel.api.DatasetNotUsableException;
import io.github.coherecamel.api.ModelChangedException;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.update.Difference;
import io.github.coherecamel.update.PlannedUpdate;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DryRunTest extends RimTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final String DRY_RUN = "cohere-finetune:update?dryRun=true&modelId=" + ID;

    /** The model uses dataset {@code day-2}. */
    @BeforeEach
    void fill() {
        simulator()
                .seed(
                        """
                {"datasets": [
                    {"id": "day-1", "name": "n", "dataset_type": "%1$s", "created_at": "2026-11-18T00:00:00Z"},
                    {"id": "day-2", "name": "n", "dataset_type": "%1$s", "created_at": "2026-11-19T00:00:00Z"},
                    {"id": "day-3", "name": "n", "dataset_type": "%1$s", "created_at": "2026-11-20T00:00:00Z"},
                    {"id": "bad-day-1", "name": "n", "dataset_type": "%1$s", "validation_status": "failed"}],
                 "models": [{"id": "%2$s", "name": "support", "settings": {
                    "base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "day-2", "tags": []}}]}
                """
                                .formatted(CHAT, ID));
    }

    @Test
    void tellsWhatItWouldWriteAndWritesNothing() {
        var before = simulator().model(ID);
        var body = "{\"name\": \"renamed\", \"settings\": {\"dataset_id\": \"day-3\", \"tags\": [1], \"more\": [3]}}";

        var message = succeeded(send(DRY_RUN, body, Map.of())).getMessage();

        assertThat(message.getHeaders())
                .containsEntry(CohereFinetuneHeaders.OUTCOME, "PLANNED")
                .containsEntry(CohereFinetuneHeaders.PREVIOUS_DATASET_ID, "day-2")
                .containsEntry(
                        CohereFinetuneHeaders.DIFFERENCE,
                        "name: \"support\" -> \"renamed\"; settings.dataset_id: \"day-2\" -> \"day-3\"; "
                                + "settings.more: absent -> [3]; settings.tags: [] -> [1]")
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 200);
        assertThat(message.getBody()).isInstanceOfSatisfying(PlannedUpdate.class, plan -> {
            assertThat(plan).hasToString(message.getHeader(CohereFinetuneHeaders.DIFFERENCE, String.class));
            assertThat(plan.differences())
                    .contains(new Difference(
                            "settings.dataset_id", TextNode.valueOf("day-2"), TextNode.valueOf("day-3")));
        });
        assertThat(tree(message.getBody(String.class)))
                .isEqualTo(tree("{'model_id': '" + ID
                        + "', 'differences': [{'path': 'name', 'from': 'support', 'to': 'renamed'},"
                        + " {'path': 'settings.dataset_id', 'from': 'day-2', 'to': 'day-3'},"
                        + " {'path': 'settings.more', 'to': [3]}, {'path': 'settings.tags', 'from': [], 'to': [1]}]}"));
        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL)).isEmpty();
        assertThat(simulator().model(ID)).isEqualTo(before);
    }

    @Test
    void doesNotShowAKeyOfWeightsAndBiases() {
        var body = "{\"settings\": {\"wandb\": {\"project\": \"p\", \"api_key\": \"w-key-81x\"}}}";

        var message = succeeded(send(DRY_RUN, body, Map.of())).getMessage();

        assertThat(message.getBody(String.class)).contains("***").doesNotContain("w-key-81x");
        assertThat(message.getHeaders().toString()).contains("***").doesNotContain("w-key-81x");
    }

    @Test
    void goesThroughAllOtherGuards() {
        assertThat(succeeded(send(DRY_RUN + "&datasetId=day-2", null, Map.of()))
                        .getMessage()
                        .getHeader(CohereFinetuneHeaders.OUTCOME))
                .isEqualTo("UNCHANGED");
        assertThat(succeeded(send(DRY_RUN + "&onlyNewer=true&datasetId=day-1", null, Map.of()))
                        .getMessage()
                        .getHeader(CohereFinetuneHeaders.OUTCOME))
                .isEqualTo("STALE");
        failed(send(DRY_RUN + "&datasetId=bad-day-1", null, Map.of()), DatasetNotUsableException.class);
        failed(
                send(
                        DRY_RUN + "&datasetId=day-3",
                        null,
                        Map.of(CohereFinetuneHeaders.EXPECTED_UPDATED_AT, Instant.EPOCH)),
                ModelChangedException.class);
        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL)).isEmpty();
    }
}
