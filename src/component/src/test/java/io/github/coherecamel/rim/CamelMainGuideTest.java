package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Block;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Shell;
import io.github.coherecamel.documentation.Tries;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import io.github.coherecamel.simulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the project of docs/camel-main.md from the files that are printed there. */
@Tries(page = "camel-main.md", language = "jsonl")
@Tries(page = "camel-main.md", language = "json")
@Tries(page = "camel-main.md", language = "yaml")
@Tries(page = "camel-main.md", language = "properties", containing = "inbox=")
@Tries(page = "camel-main.md", language = "sh", containing = "cp chats.jsonl")
@Tries(page = "spring-boot.md", language = "sh", containing = "cp chats.jsonl")
class CamelMainGuideTest {
    private static final Guide GUIDE = Guide.of("camel-main.md");
    private static final Block COPY = Page.of("camel-main.md").blocks("sh").stream()
            .filter(block -> block.text().startsWith("cp "))
            .findFirst()
            .orElseThrow();

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR = new CohereSimulatorExtension();

    @TempDir
    private Path folder;

    private Path inbox = Path.of("");

    @BeforeEach
    void seed() throws IOException {
        simulator().seed(GUIDE.file("models.json"));
        inbox = Files.createDirectory(folder.resolve("inbox"));
    }

    @Test
    void movesTheModelWhenTheFileIsPutIntoTheInbox() throws Exception {
        assertThat(folderOfTheFileAfter("training-file.yaml")).isEqualTo("done");

        assertThat(simulator()
                        .model("de500000-0000-4000-8000-000000000001")
                        .at("/settings/dataset_id")
                        .asText())
                .startsWith("chats-");
    }

    @ParameterizedTest
    @CsvSource({"handled, done", "not handled, failed"})
    void aFileWhoseFailureIsHandledCountsAsDone(String clauses, String folderOfTheFile) throws Exception {
        var failures = Snippet.of(Path.of("../../docs/failures.md"), "yaml");
        var text = failures.get(0).text();
        if (clauses.equals("not handled")) {
            text = text.replaceAll(" +handled:\n +constant: \"true\"\n", "");
        }
        Files.writeString(folder.resolve("failures.yaml"), text);
        Files.writeString(
                folder.resolve("report.yaml"), failures.get(1).text().replace("direct:sender", "direct:operators"));
        simulator().inject(ApiOperation.CREATE_DATASET, Fault.status(401));

        assertThat(folderOfTheFileAfter("training-file.yaml", "failures.yaml", "report.yaml"))
                .isEqualTo(folderOfTheFile);
    }

    private String folderOfTheFileAfter(String... routes) throws Exception {
        written("src/main/resources/camel/training-file.yaml");
        var main = new Main();
        main.setPropertyPlaceholderLocations("file:" + written("src/main/resources/application.properties"));
        main.addOverrideProperty(
                "camel.component.cohere-finetune.base-url",
                simulator().baseUrl().toString());
        main.addOverrideProperty(
                "camel.main.routes-include-pattern",
                Arrays.stream(routes)
                        .map(route -> "file:" + folder.resolve(route))
                        .collect(Collectors.joining(",")));
        main.addOverrideProperty("inbox", inbox.toString());
        try {
            main.start();
            Files.writeString(folder.resolve("chats.jsonl"), GUIDE.file("chats.jsonl"));
            var copied = new Shell(folder, Map.of(), Map.of()).run(COPY.text());
            assertThat(copied.exitCode()).as(copied.output()).isZero();

            return Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> Stream.of("done", "failed")
                                    .filter(name -> Files.exists(inbox.resolve(name + "/chats.jsonl")))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        } finally {
            main.stop();
        }
    }

    private Path written(String name) throws IOException {
        return Files.writeString(folder.resolve(Path.of(name).getFileName()), GUIDE.file(name));
    }

    private static CohereSimulator simulator() {
        return SIMULATOR.simulator();
    }
}
