package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.LIST_FINETUNED_MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.api.UnreadableAnswerException;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.ModelPage;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.simulator.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models by page and as a whole; events and metrics are paged in the same way. */
class PagesTest extends RimTest {
    private static final String LIST = "cohere-finetune:list";

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
    void saysWhichHeaderIsNoNumber() {
        assertThat(failed(
                        send(LIST, null, Map.of(CohereFinetuneHeaders.PAGE_SIZE, "many")), InvalidInputException.class))
                .hasMessage("Could not list fine-tuned models: header CamelCohereFinetunePageSize is a String that is "
                        + "no Integer. Correct the header");
    }

    private static List<String> addModels(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> simulator().addModel("model-" + i, "BASE_TYPE_CHAT", "d"))
                .toList();
    }
}
