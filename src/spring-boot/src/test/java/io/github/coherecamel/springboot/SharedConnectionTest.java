package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import java.time.Duration;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;

/** Both schemes reach the API as component {@code cohere-finetune} is told to. */
class SharedConnectionTest {
    private static final String KEY = "key-of-this-test";

    @RegisterExtension
    static final CohereSimulatorExtension COHERE =
            new CohereSimulatorExtension(CohereSimulator.builder().apiKey(KEY));

    @AfterEach
    void clear() {
        System.clearProperty("CO_API_KEY");
        System.clearProperty("CO_API_URL");
    }

    @Test
    void bothSchemesUseOneClientThatIsClosedWithTheApplication() {
        try (var application = Application.start(
                Routes.class,
                "camel.component.cohere-finetune.base-url=" + COHERE.simulator().baseUrl(),
                "camel.component.cohere-finetune.api-key=" + KEY)) {
            ask(application, "models");
            ask(application, "datasets");

            // Each client counts its threads anew, and those of an application before may still be ending.
            soon(() -> assertThat(clientThreads()).isNotEmpty().doesNotHaveDuplicates());
        }
        soon(() -> assertThat(clientThreads()).isEmpty());
    }

    @Test
    void bothSchemesTakeKeyAndUrlFromTheProcess() {
        System.setProperty("CO_API_URL", COHERE.simulator().baseUrl().toString());
        System.setProperty("CO_API_KEY", KEY);
        try (var application = Application.start(Routes.class)) {
            ask(application, "models");
            ask(application, "datasets");
        }
    }

    /** Fails unless the simulator is asked with its key. */
    private static void ask(Application application, String what) {
        application.spring().getBean(ProducerTemplate.class).requestBody("direct:" + what, (Object) null);
    }

    private static void soon(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private static List<String> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("cohere-io"))
                .toList();
    }

    static class Routes {

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:models").to("cohere-finetune:list");
                    from("direct:datasets").to("cohere-dataset:list");
                }
            };
        }
    }
}
