package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs the project of docs/camel-main.md from the files that are printed there. */
class CamelMainGuideTest {
    private static final Guide GUIDE = Guide.of("camel-main.md");

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR = new CohereSimulatorExtension();

    @TempDir
    private Path folder;

    @Test
    void movesTheModelWhenTheFileIsPutIntoTheInbox() throws Exception {
        simulator().seed(GUIDE.file("models.json"));
        var inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("chats.jsonl"), GUIDE.file("chats.jsonl"));
        var main = new Main();
        main.setPropertyPlaceholderLocations("file:" + written("src/main/resources/application.properties"));
        main.addOverrideProperty(
                "camel.component.cohere-finetune.base-url",
                simulator().baseUrl().toString());
        main.addOverrideProperty(
                "camel.main.routes-include-pattern", "file:" + written("src/main/resources/camel/training-file.yaml"));
        main.addOverrideProperty("inbox", inbox.toString());
        try {
            main.start();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Files.exists(inbox.resolve("done/chats.jsonl"))
                            || Files.exists(inbox.resolve("failed/chats.jsonl")));
        } finally {
            main.stop();
        }

        assertThat(simulator()
                        .model("de500000-0000-4000-8000-000000000001")
                        .at("/settings/dataset_id")
                        .asText())
                .startsWith("chats-");
    }

    private Path written(String name) throws IOException {
        return Files.writeString(folder.resolve(Path.of(name).getFileName()), GUIDE.file(name));
    }

    private static CohereSimulator simulator() {
        return SIMULATOR.simulator();
    }
}
