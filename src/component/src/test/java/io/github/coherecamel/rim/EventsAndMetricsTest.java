package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.LIST_EVENTS;
import static io.github.coherecamel.simulator.ApiOperation.LIST_TRAINING_STEP_METRICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.EventPage;
import io.github.coherecamel.model.MetricsPage;
import io.github.coherecamel.model.ModelEvent;
import io.github.coherecamel.model.TrainingStepMetrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsAndMetricsTest extends RimTest {
    private static final String EVENTS = "cohere-finetune:events";
    private static final String METRICS = "cohere-finetune:metrics";

    @Test
    void sortsEventsOldestFirstUnlessAnOrderIsAskedFor() {
        var answer = "{'events': [{'user_id': 'u', 'status': 'STATUS_READY', 'created_at': '2026-01-03T00:00:00Z'},"
                + " {'status': 'STATUS_QUEUED'}, {'status': 'STATUS_FINETUNING', 'created_at':"
                + " '2026-01-02T01:00:00+02:00'}], 'next_page_token': 'more', 'total_size': 5}";
        simulator().inject(LIST_EVENTS, ScriptedAnswers.json(answer), 3);
        var uri = EVENTS + "?modelId=" + addChatModel();

        var message = succeeded(send(uri, null, Map.of())).getMessage();
        assertThat(statuses(message.getBody(EventPage.class)))
                .containsExactly("STATUS_QUEUED", "STATUS_FINETUNING", "STATUS_READY");
        assertThat(message.getHeaders())
                .containsEntry(CohereFinetuneHeaders.NEXT_PAGE_TOKEN, "more")
                .containsEntry(CohereFinetuneHeaders.TOTAL_SIZE, 5);

        var asAnswered = List.of("STATUS_READY", "STATUS_QUEUED", "STATUS_FINETUNING");
        assertThat(statuses(succeeded(send(uri + "&orderBy=created_at", null, Map.of()))
                        .getMessage()
                        .getBody(EventPage.class)))
                .isEqualTo(asAnswered);
        assertThat(statuses(succeeded(send(uri, null, Map.of(CohereFinetuneHeaders.ORDER_BY, "created_at desc")))
                        .getMessage()
                        .getBody(EventPage.class)))
                .isEqualTo(asAnswered);
    }

    @Test
    void listsTheEventsOfAModelInOrderOverSeveralPages() {
        simulator()
                .seed(
                        "{\"models\": [{\"id\": \"11111111-2222-3333-4444-555555555555\", \"name\": \"m\","
                                + " \"created_at\": \"2026-01-01T00:00:00Z\", \"completed_at\": \"2026-01-01T02:00:00Z\","
                                + " \"settings\": {\"base_model\": {\"base_type\": \"BASE_TYPE_CHAT\"}, \"dataset_id\": \"d\"}}]}");
        var uri = EVENTS + "?pageSize=1&allPages=true&modelId=11111111-2222-3333-4444-555555555555";

        var page = succeeded(send(uri, null, Map.of())).getMessage().getBody(EventPage.class);

        assertThat(statuses(page)).containsExactly("STATUS_QUEUED", "STATUS_FINETUNING", "STATUS_READY");
        assertThat(page.items().get(0).userId()).isNotNull();
        assertThat(page.items()).extracting(ModelEvent::createdAt).isSorted();
        assertThat(simulator().requests(LIST_EVENTS)).hasSize(3);
        assertThat(statuses(succeeded(send(uri + "&orderBy=created_at desc", null, Map.of()))
                        .getMessage()
                        .getBody(EventPage.class)))
                .containsExactly("STATUS_READY", "STATUS_FINETUNING", "STATUS_QUEUED");
    }

    @Test
    void sortsMetricsByStepAcrossPages() {
        simulator()
                .inject(
                        LIST_TRAINING_STEP_METRICS,
                        ScriptedAnswers.json("{'step_metrics': [{'step_number': 20, 'metrics': {'cross_entropy': 0.5}},"
                                + " {'step_number': 10}], 'next_page_token': 'more'}"));
        simulator()
                .inject(
                        LIST_TRAINING_STEP_METRICS,
                        ScriptedAnswers.json("{'step_metrics': [{'created_at': '2026-01-01T00:00:00Z', 'metrics':"
                                + " {'step': 0}}], 'next_page_token': ''}"));

        var page = succeeded(send(METRICS + "?allPages=true&modelId=" + addChatModel(), null, Map.of()))
                .getMessage()
                .getBody(MetricsPage.class);

        assertThat(page.items()).extracting(TrainingStepMetrics::stepNumber).containsExactly(0, 10, 20);
        assertThat(page.items().get(0).createdAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(page.items().get(2).metrics()).isEqualTo(Map.of("cross_entropy", 0.5));
    }

    @Test
    void listsTheMetricsOfAModelOverSeveralPages() {
        var uri = METRICS + "?pageSize=4&modelId=" + addChatModel();

        var one = succeeded(send(uri, null, Map.of())).getMessage();
        assertThat(one.getBody(MetricsPage.class).items()).hasSize(4);
        assertThat(one.getHeaders())
                .containsKey(CohereFinetuneHeaders.NEXT_PAGE_TOKEN)
                .doesNotContainKey(CohereFinetuneHeaders.TOTAL_SIZE);

        var all = succeeded(send(uri + "&allPages=true", null, Map.of())).getMessage();
        assertThat(all.getBody(MetricsPage.class).items())
                .hasSize(21)
                .extracting(TrainingStepMetrics::stepNumber)
                .isSorted()
                .startsWith(0);
        assertThat(all.getHeaders()).doesNotContainKey(CohereFinetuneHeaders.NEXT_PAGE_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "metrics"})
    void failIfThereIsNoModel(String operation) {
        var uri = "cohere-finetune:" + operation;

        failed(send(uri + "?modelId=11111111-2222-3333-4444-555555555555", null, Map.of()), NotFoundException.class);
        assertThat(failed(send(uri, null, Map.of()), InvalidInputException.class))
                .hasMessageContaining("there is no modelId. Set header CamelCohereFinetuneModelId or option modelId");
    }

    private static List<String> statuses(EventPage page) {
        return page.items().stream()
                .map(event -> String.valueOf(event.status()))
                .toList();
    }
}
