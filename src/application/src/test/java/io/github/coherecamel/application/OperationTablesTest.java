package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static io.github.coherecamel.documentation.DocumentedTable.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.deploy.MetricQueries;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.documentation.Table;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an operator sees from outside: health, and metrics by the names that are documented. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class OperationTablesTest extends ControllerTest {

    private static final Pattern HELP = Pattern.compile("^# HELP (cohere_\\w+) (.*)$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=");

    @TestHTTPResource("/q/")
    URI management;

    @Test
    void isReadyAndLiveIfNothingIsWrong() {
        await().atMost(LONG).untilAsserted(() -> assertThat(get("health/ready").statusCode())
                .isEqualTo(200));
        assertThat(get("health/live").statusCode()).isEqualTo(200);
        assertThat(get("health/live").body()).contains("control-loop");
    }

    @Test
    void isNotReadyAndSaysWhyWhileAllIsHeld() {
        holds.hold(Category.PERSON, "the API moves tonight", "anna", null);

        await().atMost(LONG).untilAsserted(() -> {
            var answer = get("health/ready");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("PERSON", "the API moves tonight", "POST /resume");
        });
        assertThat(metric("cohere_hold")).isEqualTo("1.0");
        // Events are taken all the same.
        assertThat(get("health/group/intake").statusCode()).isEqualTo(200);
        assertThat(get("health/group/intake").body()).contains("database").doesNotContain("hold");
        assertThat(get("health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void isNotReadyIfAModelHasBeenDueForLong() {
        holds.hold(Category.PERSON, "nobody works", "anna", null);
        accept(MODEL, cohere.addDataset("old", "chat-finetune-input", "validated"), null);
        database.inTransaction(transaction -> transaction
                .sql()
                .createUpdate("update model set due_at = :due")
                .bind("due", transaction.now().minus(Duration.ofHours(1)))
                .execute());

        await().atMost(LONG).untilAsserted(() -> assertThat(number("cohere_oldest_due_seconds"))
                .isGreaterThan(3000));
        assertThat(get("health/ready").body()).contains("\"longest-seconds\": 600");
        assertThat(metric("cohere_models{health=\"PROGRESSING\",sync=\"UNKNOWN\"}"))
                .isEqualTo("1.0");
    }

    /** Also of an inbox of another node. What became of one, an alert can tell from the first on. */
    @Test
    void tellsThatAFileHasBeenWaitingForLong() {
        database.inTransaction(transaction -> transaction
                .sql()
                .createUpdate(
                        """
                        insert into arrival (id, inbox, name, model_id, type, arrived_at, stamp, attempts)
                        values ('old', 'of another', 'a.jsonl', :model, 'chat-finetune-input', :arrived, '', 7)""")
                .bind("model", MODEL)
                .bind("arrived", transaction.now().minus(Duration.ofHours(1)))
                .execute());
        try {
            await().atMost(LONG).untilAsserted(() -> assertThat(number("cohere_oldest_file_seconds"))
                    .isGreaterThan(3000));
            assertThat(number("cohere_files_waiting")).isEqualTo(1);
        } finally {
            execute("delete from arrival where id = 'old'");
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(number("cohere_oldest_file_seconds"))
                .isZero());
        assertThat(number("cohere_files_waiting")).isZero();
        assertThat(metric("cohere_events_total{outcome=\"REJECTED\"}")).isNotEqualTo("none");
        assertThat(metric("cohere_kafka_away")).isEqualTo("0.0");
    }

    @Test
    void countsWhatItDoesAsIsDocumented() throws Exception {
        var applied = number("cohere_events_total{outcome=\"APPLIED\"}");
        cohere.inject(ApiOperation.GET_FINETUNED_MODEL, Fault.status(429));
        accept(MODEL, cohere.addDataset("new", "chat-finetune-input", "validated"), null);

        await().atMost(LONG).untilAsserted(() -> assertThat(number("cohere_events_total{outcome=\"APPLIED\"}"))
                .isGreaterThan(applied));
        // The event is closed before the attempt is counted.
        await().atMost(LONG).untilAsserted(() -> assertThat(metrics())
                .contains("cohere_attempts_total{category=\"RATE_LIMIT\",outcome=\"FAILED\"}")
                .contains("cohere_attempts_total{category=\"NONE\",outcome=\"UPDATED\"}")
                .contains("cohere_api_calls_total ")
                .contains("cohere_api_answers_total{status=\"429\"}")
                .contains("cohere_api_answers_total{status=\"200\"}"));
        check("operating.md", "metrics", documented());
        for (var file : List.of("prometheus/alerts.yaml", "grafana/dashboard.json")) {
            assertThat(MetricQueries.inVain(Files.readString(Path.of("src/main/deploy", file)), metrics()))
                    .as(file)
                    .isEmpty();
        }
    }

    /** Each metric with its labels and its description, as Prometheus reads them. */
    private Table documented() {
        var table = new Table("metric", "labels", "meaning");
        var metrics = metrics();
        HELP.matcher(metrics)
                .results()
                .filter(help -> !help.group(1).endsWith("_max"))
                .sorted(Comparator.comparing(help -> help.group(1)))
                .forEach(help -> table.row(Table.code(help.group(1)), labels(metrics, help.group(1)), help.group(2)));
        return table;
    }

    private static String labels(String metrics, String name) {
        return Pattern.compile("^" + name + "(?:_bucket)?\\{([^}]*)}", Pattern.MULTILINE)
                .matcher(metrics)
                .results()
                .flatMap(found -> LABEL.matcher(found.group(1)).results())
                .map(label -> label.group(1))
                .filter(label -> !label.equals("le"))
                .distinct()
                .sorted()
                .map(Table::code)
                .collect(Collectors.joining(", "));
    }

    @Test
    void answersWhatKubernetesAsks() throws Exception {
        var asked = Pattern.compile("path: /q/(health/\\S+)")
                .matcher(Files.readString(Path.of("src/main/deploy/kubernetes/many-nodes.yaml")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(asked).hasSize(3);
        await().atMost(LONG).untilAsserted(() -> assertThat(asked)
                .allSatisfy(path -> assertThat(get(path).statusCode()).isEqualTo(200)));
    }

    private double number(String name) {
        return Double.parseDouble(metric(name));
    }

    private String metric(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("none");
    }

    private String metrics() {
        return get("metrics").body().replace(",}", "}");
    }

    private HttpResponse<String> get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(management.resolve(path))
                                    .header("Accept", "text/plain, application/json")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
