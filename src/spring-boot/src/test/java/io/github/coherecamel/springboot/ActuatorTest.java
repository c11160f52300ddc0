package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;

/** What Actuator shows over HTTP. */
class ActuatorTest {
    private static final String KEY = "key-canary-of-this-test";
    private static final String TENANT = "tenant-canary-of-this-test";

    @RegisterExtension
    static final CohereSimulatorExtension COHERE =
            new CohereSimulatorExtension(CohereSimulator.builder().apiKey(KEY));

    @Test
    void healthIsDownAndSaysWhyIfTheKeyIsWrong() throws Exception {
        var wrong = "wrong-" + KEY;
        try (var application = start(wrong)) {
            var health = get(application, "health", 503);

            assertThat(health.toString()).doesNotContain(wrong);
            var camel = health.at("/components/camelHealth");
            assertThat(camel.at("/status").asText()).isEqualTo("DOWN");
            assertThat(camel.at("/details/" + check()).asText()).isEqualTo("DOWN");
            assertThat(camel.at("/details/error.message").asText()).contains("(HTTP 401)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "always"})
    void healthIsUpAndNoSecretIsShownWhateverValuesAre(String values) throws Exception {
        try (var application = start(
                KEY,
                "management.endpoint.env.show-values=" + values,
                "management.endpoint.configprops.show-values=" + values,
                "camel.component.cohere-dataset.configuration.proxyPassword=" + TENANT,
                "camel.component.cohere-dataset.additional-headers[X-Tenant]=" + TENANT)) {
            var camel = get(application, "health/readiness", 200).at("/components/camelHealth");
            assertThat(camel.at("/details/" + check()).asText()).isEqualTo("UP");

            var properties = get(application, "env", 200);

            assertThat(properties
                            .findPath("camel.component.cohere-finetune.base-url")
                            .at("/value")
                            .asText())
                    .isEqualTo(
                            values.equals("never")
                                    ? "******"
                                    : COHERE.simulator().baseUrl().toString());
            assertThat(properties
                            .findPath("camel.component.cohere-finetune.api-key")
                            .at("/value")
                            .asText())
                    .isEqualTo("******");
            for (var endpoint :
                    new String[] {"env", "env/camel.component.cohere-finetune.api-key", "configprops", "beans", "health"
                    }) {
                assertThat(get(application, endpoint, 200).toString())
                        .as(endpoint)
                        .doesNotContain(KEY)
                        .doesNotContain(TENANT);
            }
        }
    }

    private static String check() {
        return "producer:cohere-127.0.0.1:" + COHERE.simulator().port();
    }

    private static Application start(String key, String... more) {
        var properties = Stream.concat(
                Stream.of(
                        "server.port=0",
                        "camel.component.cohere-finetune.base-url="
                                + COHERE.simulator().baseUrl(),
                        "camel.component.cohere-finetune.api-key=" + key,
                        "camel.health.producers-enabled=true",
                        "camel.health.exposure-level=full",
                        "management.endpoints.web.exposure.include=*",
                        "management.endpoint.health.show-details=always",
                        "management.endpoint.health.probes.enabled=true",
                        "management.endpoint.health.group.readiness.include=readinessState,camelHealth"),
                Stream.of(more));
        return Application.start(
                Application.builder(Routes.class).web(WebApplicationType.SERVLET), properties.toArray(String[]::new));
    }

    private static JsonNode get(Application application, String endpoint, int status)
            throws IOException, InterruptedException {
        var port = application.spring().getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint));
        var answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    static class Routes {

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:models").to("cohere-finetune:list");
                }
            };
        }
    }
}
