package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example in {@code docs/simulator.md} is the one that runs here. */
class GuideTest {

    @Test
    void showsTheExampleThatRunsHere() throws IOException {
        var example = javaBlock(Files.readString(Path.of("../../docs/simulator.md")));
        var source = Files.readString(Path.of("src/test/java/io/github/coherecamel/simulator/GuideTest.java"));

        assertThat(unindented(source)).contains(unindented(example).replace("classSupportBotTest", "classSupportBot"));
    }

    private static String javaBlock(String guide) {
        var start = guide.indexOf("```java\n") + "```java\n".length();
        return guide.substring(start, guide.indexOf("```", start)).strip();
    }

    /** The formatter breaks lines by their indentation. */
    private static String unindented(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Nested
    @ExtendWith(CohereSimulatorExtension.class)
    class SupportBot {

        @Test
        void staysAwayForAWhile(CohereSimulator cohere) throws Exception {
            var dataset = cohere.addDataset("spring", "chat-finetune-input", "validated");
            var model = cohere.addModel("support-bot", "BASE_TYPE_CHAT", dataset);
            cohere.inject(ApiOperation.GET_FINETUNED_MODEL, Fault.status(503).retryAfter(Duration.ofSeconds(7)));

            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(cohere.baseUrl().resolve("/v1/finetuning/finetuned-models/" + model))
                                    .header("Authorization", "Bearer any")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
            assertThat(cohere.requests(ApiOperation.GET_FINETUNED_MODEL)).hasSize(1);
        }
    }
}
