package io.github.coherecamel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The checks of other producers can be on without that of Cohere's API. */
class HealthSwitchedOffTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(application -> application.addClasses(Updates.class, Http.class))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("camel.health.producers-enabled", "true")
            .overrideConfigKey("camel.component.cohere-finetune.health-check-producer-enabled", "false");

    @TestHTTPResource("q/health/ready")
    URI readiness;

    @ConfigProperty(name = "camel.component.cohere-finetune.base-url")
    URI simulator;

    @Test
    void doesNotAskTheApi() throws Exception {
        assertThat(Http.get(readiness)).contains("camel-producers").doesNotContain("\"DOWN\"");
        assertThat(Http.get(simulator.resolve("/_simulator/requests"))).isEqualTo("{\"requests\":[]}");
    }
}
