package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.LIST_DATASETS;
import static io.github.coherecamel.simulator.ApiOperation.LIST_FINETUNED_MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.Main;
import org.assertj.core.util.Throwables;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the API can be reached, as whoever runs the routes asks Camel. */
class HealthCheckTest {
    private static final String KEY = "co-key-canary-health";

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR =
            new CohereSimulatorExtension(CohereSimulator.builder().apiKey(KEY));

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void asksNothingUnlessProducerChecksAreOn() throws Exception {
        start();

        assertThat(ours(HealthCheckHelper.invoke(context(), "full"))).isEmpty();
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void isUpForTheCheapestCallOfTheFirstScheme() throws Exception {
        on();
        start();

        assertThat(ours(HealthCheckHelper.invokeReadiness(context(), "full")))
                .singleElement()
                .satisfies(result -> assertThat(result.getState()).isEqualTo(HealthCheck.State.UP));
        assertThat(simulator().requests())
                .extracting(request -> request.operation() + "?" + request.query())
                .containsExactly(LIST_FINETUNED_MODELS + "?page_size=1");
    }

    @Test
    void isForReadinessAlone() throws Exception {
        on();
        start();

        assertThat(ours(HealthCheckHelper.invokeLiveness(context(), "full"))).isEmpty();
        assertThat(simulator().requests()).isEmpty();
    }

    static List<Down> down() {
        return List.of(
                new Down(Fault.retired(), "404", "API_RETIRED"),
                new Down(Fault.error(401, "invalid api token " + KEY), "401", "CREDENTIALS"));
    }

    private record Down(Fault fault, String status, String why) {}

    @ParameterizedTest
    @MethodSource("down")
    void isDownAndSaysWhyWithoutTheKey(Down down) throws Exception {
        on();
        start();
        simulator().inject(LIST_FINETUNED_MODELS, down.fault());

        var results = ours(HealthCheckHelper.invokeReadiness(context(), "full"));

        assertThat(results)
                .filteredOn(result -> result.getState() == HealthCheck.State.DOWN)
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.getCheck().getId()).startsWith("producer:cohere-127.0.0.1:");
                    assertThat(result.getMessage()).hasValueSatisfying(message -> assertThat(message)
                            .startsWith("Could not use the API: ")
                            .contains("(HTTP " + down.status() + ")")
                            .doesNotContain(KEY));
                    assertThat(result.getDetails())
                            .containsEntry(HealthCheck.HTTP_RESPONSE_CODE, Integer.parseInt(down.status()))
                            .containsKey("category");
                    assertThat(result.getDetails().toString()).doesNotContain(KEY);
                    assertThat(Throwables.getStackTrace(result.getError().orElseThrow()))
                            .doesNotContain(KEY);
                });
        assertThat(ours(HealthCheckHelper.invokeReadiness(context(), "full")))
                .allSatisfy(result -> assertThat(result.getState()).isEqualTo(HealthCheck.State.UP));
    }

    @Test
    void isDownIfNobodyListens() throws Exception {
        on();
        try (var deadEnds = new DeadEnds()) {
            start("http://127.0.0.1:" + deadEnds.deserted());

            assertThat(ours(HealthCheckHelper.invokeReadiness(context(), "full")))
                    .singleElement()
                    .satisfies(result -> {
                        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
                        assertThat(result.getMessage().orElseThrow()).contains("refused");
                    });
        }
    }

    @Test
    void givesUpTheQuestionThatNobodyWaitsForAnyMore() throws Exception {
        on();
        main.addInitialProperty("camel.component.cohere-finetune.max-connections", "1");
        start();
        simulator().inject(LIST_FINETUNED_MODELS, Fault.stall());
        var check = new Thread(() -> HealthCheckHelper.invokeReadiness(context(), "full"));
        check.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !simulator().requests().isEmpty());

        check.interrupt();
        check.join();

        // There is one connection, so the first question must have left it.
        assertThat(ours(HealthCheckHelper.invokeReadiness(context(), "full")))
                .allSatisfy(result -> assertThat(result.getState()).isEqualTo(HealthCheck.State.UP));
    }

    @Test
    void isOneForBothSchemesAndOneForEachOtherConnection() throws Exception {
        on();
        start();
        assertThat(registered()).hasSize(1);

        var other =
                context().getEndpoint("cohere-finetune:get?maxConnections=3").createProducer();
        other.start();
        assertThat(registered()).hasSize(2).doesNotHaveDuplicates();
        assertThat(ours(HealthCheckHelper.invokeReadiness(context(), "full")))
                .allSatisfy(result -> assertThat(result.getState()).isEqualTo(HealthCheck.State.UP));
        other.stop();
        assertThat(registered()).hasSize(1);
    }

    @Test
    void goesWithItsConnection() throws Exception {
        on();
        start();
        var repository = HealthCheckRegistry.get(context());
        assertThat(registered()).hasSize(1);

        main.stop();

        assertThat(ids(repository)).isEmpty();
    }

    @Test
    void canBeSwitchedOffForAComponent() throws Exception {
        on();
        main.addInitialProperty("camel.component.cohere-finetune.health-check-producer-enabled", "false");
        start();

        assertThat(ours(HealthCheckHelper.invokeReadiness(context(), "full")))
                .singleElement()
                .satisfies(result -> assertThat(result.getState()).isEqualTo(HealthCheck.State.UP));
        assertThat(simulator().requests()).singleElement().satisfies(request -> assertThat(request.operation())
                .isEqualTo(LIST_DATASETS));
    }

    private void on() {
        main.addInitialProperty("camel.health.producersEnabled", "true");
    }

    private void start() throws Exception {
        start(simulator().baseUrl().toString());
    }

    private void start(String baseUrl) throws Exception {
        main.addInitialProperty("camel.component.cohere-finetune.api-key", KEY);
        main.addInitialProperty("camel.component.cohere-finetune.base-url", baseUrl);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:model").to("cohere-finetune:get");
                from("direct:dataset").to("cohere-dataset:get");
            }
        });
        main.start();
    }

    private CamelContext context() {
        return main.getCamelContext();
    }

    private static CohereSimulator simulator() {
        return SIMULATOR.simulator();
    }

    private static List<HealthCheck.Result> ours(Collection<HealthCheck.Result> results) {
        return results.stream()
                .filter(result -> result.getCheck().getId().contains("cohere"))
                .toList();
    }

    private List<String> registered() {
        return ids(HealthCheckRegistry.get(context()));
    }

    private static List<String> ids(HealthCheckRegistry registry) {
        return registry.stream()
                .map(HealthCheck::getId)
                .filter(id -> id.contains("cohere"))
                .toList();
    }
}
