package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.contestant.Kind;
import io.github.coherecamel.benchmarks.measure.Round;
import io.github.coherecamel.benchmarks.report.Spread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** How much the server can answer at most, so that a reader sees that it holds nobody up. */
final class ServerCeiling implements Section {

    private static final String PATCH =
            """
            wrk.method = "PATCH"
            wrk.headers["Content-Type"] = "application/json"
            wrk.headers["Authorization"] = "Bearer benchmark-key"
            wrk.body = '{"name":"support","settings":{"base_model":{"base_type":"BASE_TYPE_CHAT"},"dataset_id":"d-1"}}'
            """;

    @Override
    public void run(Lab lab) throws Exception {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("wrk, 1 thread, 32 connections", wrk(lab)));
        try (var child = lab.contestant(Kind.BARE, "", 32)) {
            child.ask("load 32 " + lab.size().updates());
            var round = child.ask("load 32 " + lab.size().updates(), Round.class);
            rows.add(List.of("HttpClient 5 async, bare, 32 in flight", Spread.number(round.updatesPerSecond())));
        }
        lab.report()
                .section(
                        "The server",
                        "It answers with one thread and shares the cores with whoever asks. PATCHes per second:");
        lab.report().table(List.of("client", "per second"), rows);
    }

    private static String wrk(Lab lab) throws IOException, InterruptedException {
        var script = Files.createTempFile("patch", ".lua");
        try {
            Files.writeString(script, PATCH);
            var url = lab.freshBaseUrl("/v1/finetuning/finetuned-models/m-1");
            run("wrk", "-t1", "-c32", "-d1s", "-s", script.toString(), url);
            var output = run("wrk", "-t1", "-c32", "-d2s", "-s", script.toString(), url);
            return output.lines()
                    .filter(line -> line.startsWith("Requests/sec:"))
                    .map(line -> Spread.number(Double.parseDouble(
                            line.substring(line.indexOf(':') + 1).strip())))
                    .findFirst()
                    .orElse("not measured: wrk failed");
        } catch (IOException e) {
            return "not measured: wrk is not installed";
        } finally {
            Files.delete(script);
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
