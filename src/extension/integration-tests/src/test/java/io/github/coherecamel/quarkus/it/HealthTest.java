package io.github.coherecamel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Readiness is the API's, if Camel's producer checks are on. */
class HealthTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(application -> application.addClasses(Updates.class, Http.class))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("camel.health.producers-enabled", "true");

    @TestHTTPResource("q/health/ready")
    URI readiness;

    @ConfigProperty(name = "camel.component.cohere-finetune.base-url")
    URI simulator;

    @Test
    void isReadyWhileTheApiAnswers() throws Exception {
        var ready = Http.get(readiness);
        Http.post(simulator.resolve("/_simulator/faults"), "{\"fault\": \"status\", \"status\": 503}");
        var unready = Http.get(readiness);
        var readyAgain = Http.get(readiness);

        assertThat(ready).contains("camel-producers", "\"UP\"").doesNotContain("\"DOWN\"");
        assertThat(unready).contains("camel-producers", "\"DOWN\"", "(HTTP 503)");
        assertThat(readyAgain).isEqualTo(ready);
    }
}
