package io.github.coherecamel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without the Dev Service the component says what is missing. */
class SwitchedOffTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(application -> application.addClass(Routes.class))
            .overrideConfigKey("quarkus.camel.cohere-finetune.devservices.enabled", "false")
            .assertException(failure -> assertThat(failure)
                    .hasRootCauseInstanceOf(IllegalArgumentException.class)
                    .rootCause()
                    .hasMessageContaining("neither an API key nor a base URL is set"));

    public static class Routes extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:get").to("cohere-finetune:get?modelId=m");
        }
    }

    @Test
    void doesNotStart() {
        fail("the application started");
    }
}
