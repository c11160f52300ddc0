package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.LIST_EVENTS;
import static io.github.coherecamel.simulator.ApiOperation.LIST_FINETUNED_MODELS;
import static io.github.coherecamel.simulator.ApiOperation.LIST_TRAINING_STEP_METRICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.InvalidRequestException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.api.UnreadableAnswerException;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.EventPage;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.MetricsPage;
import io.github.coherecamel.model.ModelEvent;
import io.github.coherecamel.model.ModelPage;
import io.github.coherecamel.model.TrainingStepMetrics;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.simulator.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models, events and metrics, by page and as a whole. */
class PagesTest extends RimTest {
    private static final String LIST = "cohere-finetune:list";
    private static final String EVENTS = "cohere-finetune:events";
    private static final String METRICS = "cohere-finetune:metrics";

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:page-by-page")
                        .setHeader(CohereFinetuneHeaders.NEXT_PAGE_TOKEN, constant(""))
                        .loopDoWhile(
                                header(CohereFinetuneHeaders.NEXT_PAGE_TOKEN).isNotNull())
                        .setHeader(CohereFinetuneHeaders.PAGE_TOKEN, header(CohereFinetuneHeaders.NEXT_PAGE_TOKEN))
                        .to("cohere-finetune:list?pageSize=2")
                        .split(body())
                        .to("mock:models");
            }
        };
    }

    @Test
    void asksForOnePageAndTellsInHeadersHowToGoOn() {
        var ids = addModels(5);

        var first = succeeded(send(LIST + "?pageSize=3", "ignored", Map.of()));

        assertThat(first.getMessage().getBody(ModelPage.class).items())
                .extracting(FinetunedModel::id)
                .isEqualTo(ids.subList(0, 3));
        assertThat(first.getMessage().getHeader(CohereFinetuneHeaders.TOTAL_SIZE))
                .isEqualTo(5);
        assertThat(first.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        var token = first.getMessage().getHeader(CohereFinetuneHeaders.NEXT_PAGE_TOKEN, String.class);

        var second = succeeded(send(LIST + "?pageSize=3&pageToken=" + token, null, Map.of()));

        assertThat(second.getMessage().getBody(ModelPage.class).items())
                .extracting(FinetunedModel::id)
                .isEqualTo(ids.subList(3, 5));
        assertThat(second.getMessage().getHeaders()).doesNotContainKey(CohereFinetuneHeaders.NEXT_PAGE_TOKEN);
    }

    @Test
    void letsARouteGoFromPageToPageUntilTheLast() throws Exception {
        var ids = addModels(5);
        var models = getMockEndpoint("mock:models");
        models.expectedMessageCount(5);

        succeeded(send("direct:page-by-page", null, Map.of()));

        models.assertIsSatisfied();
        assertThat(models.getExchanges())
                .extracting(exchange ->
                        exchange.getMessage().getBody(FinetunedModel.class).id())
                .isEqualTo(ids);
        assertThat(simulator().requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?allPages=true&pageSize=7", "?pageSize=2"})
    void asksForAllPagesIfThatIsWanted(String options) {
        var ids = addModels(100);

        var exchange = succeeded(send(
                LIST + options,
                null,
                Map.of(CohereFinetuneHeaders.ALL_PAGES, true, CohereFinetuneHeaders.PAGE_SIZE, "7")));

        assertThat(exchange.getMessage().getBody(ModelPage.class).items())
                .extracting(FinetunedModel::id)
                .isEqualTo(ids);
        assertThat(exchange.getMessage().getHeader(CohereFinetuneHeaders.TOTAL_SIZE))
                .isEqualTo(100);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(CohereFinetuneHeaders.NEXT_PAGE_TOKEN);
        assertThat(simulator().requests()).hasSize(15).allSatisfy(request -> assertThat(request.query())
                .startsWith("page_size=7"));
    }

    @Test
    void joinsAThousandPagesWithoutADeepStack() {
        addModels(1_000);

        var exchange = succeeded(send(LIST + "?allPages=true&pageSize=1", null, Map.of()));

        assertThat(exchange.getMessage().getBody(ModelPage.class).items()).hasSize(1_000);
    }

    @Test
    void findsNoModelsWhereThereAreNone() {
        for (var uri : List.of(LIST, LIST + "?allPages=true")) {
            var message = succeeded(send(uri, null, Map.of())).getMessage();
            assertThat(message.getBody(ModelPage.class).items()).isEmpty();
            assertThat(message.getHeaders()).doesNotContainKey(CohereFinetuneHeaders.NEXT_PAGE_TOKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"list, true", "events, true", "metrics, false"})
    void sendsEveryParameterFromOptionsAndFromHeaders(String operation, boolean ordered) {
        var uri = "cohere-finetune:" + operation + "?modelId=" + addChatModel();
        send(uri + "&pageSize=3&pageToken=a/b&orderBy=created_at desc", null, Map.of());
        send(
                uri + "&pageSize=9&pageToken=z&orderBy=name",
                null,
                Map.of(
                        CohereFinetuneHeaders.PAGE_SIZE,
                        "3",
                        CohereFinetuneHeaders.PAGE_TOKEN,
                        "a/b",
                        CohereFinetuneHeaders.ORDER_BY,
                        "created_at desc"));

        assertThat(simulator().requests())
                .hasSize(2)
                .extracting(RecordedRequest::query)
                .allSatisfy(query -> assertThat(query)
                        .isEqualTo("page_size=3&page_token=a%2Fb" + (ordered ? "&order_by=created_at%20desc" : "")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void refusesTokensThatGoRoundInACircle(int length) {
        for (var i = 0; i < 12; i++) {
            simulator()
                    .inject(
                            LIST_FINETUNED_MODELS,
                            ScriptedAnswers.json("{'finetuned_models': [], 'next_page_token': 't" + i % length + "'}"));
        }

        var failure = failed(send(LIST + "?allPages=true", null, Map.of()), UnreadableAnswerException.class);

        assertThat(failure)
                .hasMessage("Could not list fine-tuned models: the answer leads back to a page that was there "
                        + "before, so the list would never end");
        assertThat(simulator().requests()).hasSize(length + 1);
    }

    @Test
    void failsIfAnyOfThePagesFails() {
        addModels(5);
        simulator().inject(LIST_FINETUNED_MODELS, Fault.delay(Duration.ZERO));
        simulator().inject(LIST_FINETUNED_MODELS, Fault.status(503));

        failed(send(LIST + "?allPages=true&pageSize=2", null, Map.of()), UnavailableException.class);

        assertThat(simulator().requests()).hasSize(2);
    }

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
        assertThat(failed(send(uri, null, Map.of()), InvalidRequestException.class))
                .hasMessageContaining("there is no modelId. Set header CamelCohereFinetuneModelId or option modelId");
    }

    @Test
    void saysWhichHeaderIsNoNumber() {
        assertThat(failed(
                        send(LIST, null, Map.of(CohereFinetuneHeaders.PAGE_SIZE, "many")),
                        InvalidRequestException.class))
                .hasMessage("Could not list fine-tuned models: header CamelCohereFinetunePageSize is a String that is "
                        + "no Integer. Correct the header");
    }

    private static List<String> addModels(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> simulator().addModel("model-" + i, "BASE_TYPE_CHAT", "d"))
                .toList();
    }

    private static List<String> statuses(EventPage page) {
        return page.items().stream()
                .map(event -> String.valueOf(event.status()))
                .toList();
    }
}
