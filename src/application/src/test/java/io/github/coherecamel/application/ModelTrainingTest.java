package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the trainings of a model went, as people see it. Each test has a model of its own. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class ModelTrainingTest extends ControllerTest {

    @TestHTTPResource("/")
    URI controller;

    private String model;

    @BeforeEach
    void addModel() {
        model = cohere.addModel("trained", "BASE_TYPE_CHAT", DATASET);
    }

    @Test
    void showsTheStatusesAndWhatEachRunMeasuredAlsoWhenTheApiHasOnlyTheLast() throws Exception {
        closed(accept(model, DATASET, null));
        var first = training();
        assertThat(first.body().has("reason")).isFalse();
        assertThat(first.body().findPath("statuses").findValuesAsText("status"))
                .containsExactly("STATUS_QUEUED", "STATUS_FINETUNING", "STATUS_READY");
        assertThat(first.text("/runs/0/status")).isEqualTo("STATUS_READY");
        assertThat(first.text("/runs/0/dataset_id")).isEqualTo(DATASET);
        assertThat(first.body().at("/runs/0/steps/0/metrics/cross_entropy").isNumber())
                .isTrue();
        assertThat(first.body().at("/runs/0/steps/0/metrics/accuracy").isNumber())
                .isTrue();

        var dataset = dataset();
        closed(accept(model, dataset, null));

        // It is asked anew once in a while.
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(training().body().path("runs")).hasSize(2));
        var second = training().body();
        assertThat(second.at("/runs/0/steps")).isEqualTo(first.body().at("/runs/0/steps"));
        assertThat(second.at("/runs/0/dataset_id").asText()).isEqualTo(DATASET);
        assertThat(second.at("/runs/1/dataset_id").asText()).isEqualTo(dataset);
        assertThat(second.at("/runs/1/steps")).isNotEmpty();
    }

    @Test
    void asksTheApiOnceHoweverManyLook() throws Exception {
        accept(model, DATASET, null);

        var answers = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(this::askedQuietly))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join().text("/runs/0/status"))
                .isEqualTo("STATUS_READY"));
        assertThat(cohere.requests(ApiOperation.LIST_TRAINING_STEP_METRICS)).hasSize(1);
    }

    @Test
    void saysWhyTheApiTellsNothingAndShowsWhatWasKept() throws Exception {
        closed(accept(model, DATASET, null));
        cohere.injectAlways(ApiOperation.LIST_TRAINING_STEP_METRICS, Fault.status(400));

        var answer = training();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/reason")).contains("400");
        assertThat(answer.body().has("read_at")).isFalse();
        assertThat(answer.body().path("runs")).isEmpty();
    }

    @Test
    void asksForNothingWhileEverythingIsHeld() throws Exception {
        closed(accept(model, DATASET, null));
        holds.hold(Category.PERSON, "the audit is on", "test", null);

        var answer = training();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/reason")).contains("held").contains("the audit is on");
        assertThat(cohere.requests(ApiOperation.LIST_EVENTS)).isEmpty();
    }

    @Test
    void keepsATrainingThatHasEndedThoughNobodyLooks() {
        cohere.setModelStatus(model, "STATUS_FINETUNING");
        closed(accept(model, DATASET, null));
        assertThat(count()).isZero();

        cohere.setModelStatus(model, "STATUS_READY");
        execute("update model set due_at = current_timestamp where id = '" + model + "'");

        await().atMost(LONG).until(() -> count() > 0);
    }

    @Test
    void knowsNothingOfAModelThatNothingWasWantedOf() throws Exception {
        assertThat(training().status()).isEqualTo(404);
        assertThat(cohere.requests(ApiOperation.LIST_EVENTS)).isEmpty();
    }

    private long count() {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select count(*) from training_run where model_id = :id")
                .bind("id", model)
                .mapTo(Long.class)
                .one());
    }

    private Asked training() throws Exception {
        return Asked.get(controller, "/models/" + model + "/training");
    }

    private Asked askedQuietly() {
        try {
            return training();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
