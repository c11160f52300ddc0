package io.github.coherecamel.rim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.coherecamel.simulator.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** All that goes wrong on a line that reaches the simulator. */
final class Troubles {
    private static final String JSON = "application/json";
    private static final String ROUTE = "404 page not found";
    private static final String RETIRED = "fine-tuning was removed on September 15, 2025";

    private static final String LOST = "upstream connect error or disconnect/reset before headers";

    private Troubles() {}

    static Stream<Trouble> all() {
        return Stream.of(statuses(), texts(), waits(), unreadable(), broken(), silent())
                .flatMap(troubles -> troubles);
    }

    private static Stream<Trouble> statuses() {
        return Trouble.statuses(
                400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 413, 415, 422, 425, 429, 431, 498, 499, 500, 501, 502,
                503, 504, 520)
                .stream();
    }

    private static Stream<Trouble> texts() {
        return Stream.of(
                Trouble.of("404, `" + ROUTE + "` as plain text", Fault.pageNotFound()),
                Trouble.of("404, `" + ROUTE + "` as JSON", Fault.error(404, ROUTE)),
                Trouble.of("404, was removed on …", Fault.retired()),
                Trouble.of("410, was removed on …", Fault.error(410, RETIRED)),
                Trouble.of("403, was removed on …", Fault.error(403, RETIRED)),
                Trouble.of("501, was removed on …", Fault.error(501, RETIRED)),
                Trouble.of("400, plain text", Fault.status(400).body("text/plain", "upstream said no")),
                Trouble.of("400, empty", Fault.status(400).body(JSON, "")),
                Trouble.of("400, a web page", Fault.html(400)),
                Trouble.of("403, a web page", Fault.html(403)),
                Trouble.of("404, a web page", Fault.html(404)),
                Trouble.of("500, JSON nested too deeply", Fault.status(500).body(JSON, "[".repeat(100_000))),
                Trouble.of("502, a web page", Fault.html(502)),
                Trouble.of("503, `" + LOST + "`", Fault.status(503).body("text/plain", LOST)),
                Trouble.of("307, a redirect", Fault.redirect(URI.create("https://elsewhere.invalid/"))));
    }

    private static Stream<Trouble> waits() {
        var wait = Duration.ofSeconds(7);
        return Stream.of(
                Trouble.of(
                        "429 of a minute, `Retry-After: 7`", Fault.rateLimited().retryAfter(wait)),
                Trouble.of(
                        "429 of a month, `Retry-After: 7`", Fault.monthlyQuota().retryAfter(wait)),
                Trouble.of(
                        "429, `Retry-After` a date long ago",
                        Fault.rateLimited().retryAfter(Instant.EPOCH)),
                Trouble.of("429, `Retry-After: 86400`", Fault.rateLimited().retryAfter(Duration.ofDays(1))),
                Trouble.of("429, `Retry-After: soon`", Fault.rateLimited().header("Retry-After", "soon")),
                Trouble.of("503, `Retry-After: 7`", Fault.status(503).retryAfter(wait)),
                Trouble.of("500, `Retry-After: 7`", Fault.status(500).retryAfter(wait)),
                Trouble.of("400, `Retry-After: 7`", Fault.status(400).retryAfter(wait)));
    }

    private static Stream<Trouble> unreadable() {
        return Stream.of(
                Trouble.of("200, the right JSON as `text/plain`", Fault.contentType("text/plain")),
                Trouble.of("200, the right JSON as `text/html`", Fault.contentType("text/html")),
                Trouble.of("200, empty", Fault.empty()),
                Trouble.of("204", Fault.status(204).body(JSON, "")),
                Trouble.of("200, plain text", Fault.status(200).body("text/plain", "all is well")),
                Trouble.of("200, a web page", Fault.html(200)),
                Trouble.of("200, other JSON", Fault.status(200).body(JSON, "{\"valid\":true}")),
                Trouble.of("200, `null`", Fault.status(200).body(JSON, "null")),
                Trouble.of("200, half of a JSON text", Fault.status(200).body(JSON, "{\"finetuned_model\":{\"id")),
                Trouble.of("200, two JSON texts", Fault.status(200).body(JSON, "{} {}")),
                Trouble.of("200, JSON nested too deeply", Fault.deeplyNested(100_000)),
                Trouble.of("200, larger than `maxResponseSize`", Fault.oversized(100_000_000)),
                Trouble.of("200, without an end", Fault.endless()),
                Trouble.of("200, compressed", Fault.status(200).header("Content-Encoding", "gzip")),
                Trouble.of("200, a negative length", Fault.negativeContentLength()),
                Trouble.of("no HTTP", Fault.garbage()),
                Trouble.of(
                        "101, another protocol",
                        Fault.raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n".getBytes(US_ASCII))));
    }

    private static Stream<Trouble> broken() {
        return Stream.of(
                Trouble.of("a reset before the answer", Fault.reset()),
                Trouble.of("a close before the answer", Fault.close()),
                Trouble.of("a reset when it is done, before the answer", Fault.answerLost()),
                Trouble.of("a reset in the head", Fault.resetInHeaders()),
                Trouble.of("a reset in the body", Fault.resetInBody()),
                Trouble.of("a close in the body", Fault.truncated()),
                Trouble.of("a close in a chunk", Fault.truncatedChunked()));
    }

    private static Stream<Trouble> silent() {
        return Stream.of(
                Trouble.silent("no answer in time", Fault.stall()),
                Trouble.silent("an answer too late", Fault.delay(Duration.ofSeconds(3))),
                Trouble.silent("half an answer in time", Fault.stallBody()),
                Trouble.silent("an answer too slow", Fault.drip(Duration.ofMillis(50))));
    }
}
