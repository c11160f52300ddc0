package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.DELETE_DATASET;
import static io.github.coherecamel.simulator.ApiOperation.DELETE_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.DatasetUsage;
import io.github.coherecamel.simulator.Fault;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** What goes away, and what there is in all. */
class DeleteTest extends RimTest {

    @Test
    void deletesTheModelOfAnOptionOrAHeaderAndKeepsTheBody() {
        var byOption = addChatModel();
        var byHeader = addChatModel();

        var first = succeeded(send("cohere-finetune:delete?modelId=" + byOption, "kept", Map.of()));
        var second = succeeded(
                send("cohere-finetune:delete?modelId=other", "kept", Map.of(CohereFinetuneHeaders.MODEL_ID, byHeader)));

        for (var exchange : new Exchange[] {first, second}) {
            assertThat(exchange.getMessage().getBody()).isEqualTo("kept");
            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                    .isEqualTo(200);
        }
        assertThatThrownBy(() -> simulator().model(byOption)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> simulator().model(byHeader)).isInstanceOf(NoSuchElementException.class);
        assertThat(simulator().requests(DELETE_FINETUNED_MODEL)).hasSize(2);
    }

    @Test
    void deletesTheDatasetOfAnOptionOrAHeaderAndKeepsTheBody() {
        var byOption = addDataset("validated");
        var byHeader = addDataset("queued");

        succeeded(send("cohere-dataset:delete?datasetId=" + byOption, "kept", Map.of()));
        var exchange =
                succeeded(send("cohere-dataset:delete", "kept", Map.of(CohereDatasetHeaders.DATASET_ID, byHeader)));

        assertThat(exchange.getMessage().getBody()).isEqualTo("kept");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThatThrownBy(() -> simulator().dataset(byOption)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> simulator().dataset(byHeader)).isInstanceOf(NoSuchElementException.class);
        assertThat(simulator().requests(DELETE_DATASET)).hasSize(2);
    }

    @Test
    void endsWellIfItIsRepeatedAfterItsAnswerWasLost() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(UnavailableException.class).maximumRedeliveries(1).redeliveryDelay(1);
                from("direct:delete").to("cohere-finetune:delete");
            }
        });
        simulator().inject(DELETE_FINETUNED_MODEL, Fault.answerLost());

        succeeded(send("direct:delete", "kept", Map.of(CohereFinetuneHeaders.MODEL_ID, addChatModel())));

        assertThat(simulator().requests(DELETE_FINETUNED_MODEL)).hasSize(2);
    }

    @Test
    void failsIfThereIsNoneThoughAnEarlierStepWasRedelivered() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(UnavailableException.class).maximumRedeliveries(1).redeliveryDelay(1);
                from("direct:get-and-delete")
                        .to("cohere-finetune:get")
                        .setHeader(CohereFinetuneHeaders.MODEL_ID, constant("11111111-2222-3333-4444-555555555555"))
                        .to("cohere-finetune:delete");
            }
        });
        simulator().inject(GET_FINETUNED_MODEL, Fault.status(503));

        failed(
                send("direct:get-and-delete", null, Map.of(CohereFinetuneHeaders.MODEL_ID, addChatModel())),
                NotFoundException.class);
        assertThat(simulator().requests(GET_FINETUNED_MODEL)).hasSize(2);
    }

    @Test
    void takesAnAnswerWithoutABody() {
        simulator().inject(DELETE_FINETUNED_MODEL, Fault.empty());

        succeeded(send("cohere-finetune:delete?modelId=" + addChatModel(), null, Map.of()));
    }

    @Test
    void failsIfThereIsNoneAndIfTheApiIsAway() {
        failed(
                send("cohere-finetune:delete?modelId=11111111-2222-3333-4444-555555555555", null, Map.of()),
                NotFoundException.class);
        failed(send("cohere-dataset:delete?datasetId=nowhere", null, Map.of()), NotFoundException.class);
        simulator().inject(Fault.status(500));
        assertThat(failed(
                        send("cohere-dataset:delete?datasetId=" + addDataset("validated"), null, Map.of()),
                        UnavailableException.class))
                .hasMessageStartingWith("Could not delete dataset ");
    }

    @Test
    void sendsNothingWithoutAnId() {
        assertThat(failed(send("cohere-finetune:delete", null, Map.of()), InvalidInputException.class))
                .hasMessage("Could not delete a fine-tuned model: there is no modelId. Set header "
                        + "CamelCohereFinetuneModelId or option modelId");
        assertThat(failed(
                        send("cohere-dataset:delete", null, Map.of("CamelCohereDatasetId", "usage")),
                        InvalidInputException.class))
                .hasMessageContaining("'usage' cannot be the id of a dataset");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void tellsHowMuchAllDatasetsTakeUp() {
        simulator()
                .seed("{\"datasets\": [{\"name\": \"a\", \"type\": \"" + CHAT + "\", \"size_bytes\": 3000000000},"
                        + " {\"name\": \"b\", \"type\": \"" + CHAT + "\", \"size_bytes\": 17}]}");

        var message =
                succeeded(send("cohere-dataset:usage", "ignored", Map.of())).getMessage();

        assertThat(message.getBody(DatasetUsage.class).organizationUsage()).isEqualTo(3_000_000_017L);
        assertThat(tree(message.getBody(String.class))).isEqualTo(tree("{'organization_usage': 3000000017}"));
        assertThat(message.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    }
}
