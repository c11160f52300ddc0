package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.hold.OwnHold;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.TrainingEnded;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
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

    @Inject
    Event<TrainingEnded> ended;

    @Inject
    OwnHold own;

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

    /** Of several, this one may have the wrong key. */
    @Test
    void asksForNothingWhileThisNodeAloneIsHeld() throws Exception {
        closed(accept(model, DATASET, null));
        cohere.injectAlways(ApiOperation.LIST_FINETUNED_MODELS, Fault.error(401, "invalid api token"));
        own.begin(Category.CREDENTIALS, "the key is wrong");

        assertThat(training().text("/reason")).contains("held");
        ended.fireAsync(new TrainingEnded(model));
        assertThat(cohere.requests(ApiOperation.LIST_EVENTS)).isEmpty();
        cohere.clearFaults();
        holds.works();

        await().atMost(LONG).until(() -> count() > 0);
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

    /** What was rejected is not looked at again but by the drift check. */
    @Test
    void keepsATrainingThatEndsAfterTheNextEventWasRejected() {
        cohere.setModelStatus(model, "STATUS_FINETUNING");
        closed(accept(model, DATASET, null));
        assertThat(closed(accept(model, "no-such-dataset", null)).outcome()).isEqualTo(Outcome.REJECTED);

        cohere.setModelStatus(model, "STATUS_READY");
        execute("update model set actual_at = actual_at - interval '1' hour where id = '" + model + "'");

        await().atMost(LONG).until(() -> {
            // A check that came too early does not see it.
            execute("update control set drift_at = current_timestamp");
            return count() > 0;
        });
    }

    @Test
    void keepsAllTrainingsThatEndAtOnceThoughTheApiIsSlow() {
        cohere.injectAlways(ApiOperation.LIST_EVENTS, Fault.delay(Duration.ofMillis(200)));
        var models = IntStream.range(0, 8)
                .mapToObj(i -> cohere.addModel("trained" + i, "BASE_TYPE_CHAT", DATASET))
                .toList();

        models.forEach(one -> ended.fireAsync(new TrainingEnded(one)));

        await().atMost(LONG).untilAsserted(() -> assertThat(models).allMatch(one -> count(one) > 0));
    }

    @Test
    void keepsATrainingThatCouldNotBeReadAtFirst() throws Exception {
        closed(accept(model, DATASET, null));
        holds.hold(Category.PERSON, "the audit is on", "test", null);
        cohere.inject(ApiOperation.LIST_EVENTS, Fault.status(500));
        ended.fireAsync(new TrainingEnded(model));
        assertThat(training().text("/reason")).contains("held");

        holds.resume(true, "a test goes on");

        await().atMost(LONG).until(() -> count() > 0);
    }

    /** It is soon over that the API is asked about others. */
    @Test
    void doesNotRememberThatThereWasNoRoom() throws Exception {
        var others = IntStream.range(0, 4)
                .mapToObj(i -> cohere.addModel("trained" + i, "BASE_TYPE_CHAT", DATASET))
                .toList();
        for (var one : others) {
            closed(accept(one, DATASET, null));
        }
        closed(accept(model, DATASET, null));
        cohere.inject(ApiOperation.LIST_EVENTS, Fault.delay(Duration.ofSeconds(2)), 4);
        var answers = others.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> askedQuietly(one)))
                .toList();
        await().atMost(LONG)
                .until(() -> cohere.requests(ApiOperation.LIST_EVENTS).size() == 4);
        // Where that takes long, there may be room again.
        assertThat(training().text("/reason")).matches("|.*4 other models.*");
        answers.forEach(CompletableFuture::join);

        assertThat(training().body().has("reason")).isFalse();
    }

    @Test
    void knowsNothingOfAModelThatNothingWasWantedOf() throws Exception {
        assertThat(training().status()).isEqualTo(404);
        assertThat(cohere.requests(ApiOperation.LIST_EVENTS)).isEmpty();
    }

    private long count() {
        return count(model);
    }

    private long count(String model) {
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
        return askedQuietly(model);
    }

    private Asked askedQuietly(String model) {
        try {
            return Asked.get(controller, "/models/" + model + "/training");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
