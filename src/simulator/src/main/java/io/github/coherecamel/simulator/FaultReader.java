package io.github.coherecamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.simulator.call.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Faults as JSON: {@code {"fault": "status", "status": 503, "retry_after": "7"}}. Each fault is named like its factory,
 * with hyphens. {@code body}, {@code content_type}, {@code headers}, {@code retry_after} (seconds or an instant) and
 * {@code delayed} can be added to any. What is misspelt or of a wrong type is refused.
 */
final class FaultReader {
    static final Map<String, Function<JsonNode, Fault>> FAULTS = new TreeMap<>(Map.ofEntries(
            Map.entry("status", json -> Fault.status(number(json, "status", 500))),
            Map.entry("error", json -> Fault.error(number(json, "status", 500), text(json, "message", "an error"))),
            Map.entry("monthly-quota", json -> Fault.monthlyQuota()),
            Map.entry("rate-limited", json -> Fault.rateLimited()),
            Map.entry("retired", json -> Fault.retired()),
            Map.entry("page-not-found", json -> Fault.pageNotFound()),
            Map.entry("html", json -> Fault.html(number(json, "status", 502))),
            Map.entry("redirect", json -> Fault.redirect(target(json))),
            Map.entry("deeply-nested", json -> Fault.deeplyNested(number(json, "depth", 10_000))),
            Map.entry("oversized", json -> Fault.oversized(number(json, "bytes", 100_000_000))),
            Map.entry("endless", json -> Fault.endless()),
            Map.entry("reset", json -> Fault.reset()),
            Map.entry("reset-in-request", json -> Fault.resetInRequest()),
            Map.entry("close-afterwards", json -> Fault.closeAfterwards(duration(text(json, "wait", "PT0S")))),
            Map.entry("close", json -> Fault.close()),
            Map.entry("stall", json -> Fault.stall()),
            Map.entry("garbage", json -> Fault.garbage()),
            Map.entry("raw", json -> Fault.raw(text(json, "bytes", "").getBytes(StandardCharsets.UTF_8))),
            Map.entry("answer-lost", json -> Fault.answerLost()),
            Map.entry("delay", json -> Fault.delay(duration(text(json, "delay", "PT1S")))),
            Map.entry("drip", json -> Fault.drip(duration(text(json, "between_bytes", "PT0.1S")))),
            Map.entry("stall-body", json -> Fault.stallBody()),
            Map.entry("reset-in-headers", json -> Fault.resetInHeaders()),
            Map.entry("reset-in-body", json -> Fault.resetInBody()),
            Map.entry("truncated", json -> Fault.truncated()),
            Map.entry("truncated-chunked", json -> Fault.truncatedChunked()),
            Map.entry("negative-content-length", json -> Fault.negativeContentLength()),
            Map.entry("empty", json -> Fault.empty()),
            Map.entry("content-type", json -> Fault.contentType(text(json, "content_type", "text/plain")))));

    private static final Set<String> FIELDS = Set.of(
            "fault",
            "operation",
            "times",
            "always",
            "status",
            "message",
            "target",
            "depth",
            "bytes",
            "delay",
            "between_bytes",
            "wait",
            "body",
            "content_type",
            "headers",
            "retry_after",
            "delayed");

    private FaultReader() {}

    /** The fault that the text describes, or an answer of 400 that says what is wrong with it. */
    static Fault read(JsonNode json) {
        var name = text(json, "fault", "");
        var factory = FAULTS.get(name);
        if (factory == null) {
            throw Problem.badRequest("unknown fault '" + name + "': use one of " + String.join(", ", FAULTS.keySet()));
        }
        for (var field : json.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw Problem.badRequest("unknown field '" + field.getKey() + "' of a fault");
            }
        }
        try {
            return changed(factory.apply(json), json);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static Fault changed(Fault original, JsonNode json) {
        var fault = original;
        if (json.has("body")) {
            fault = fault.body(text(json, "content_type", "application/json"), text(json, "body", ""));
        }
        if (json.has("headers") && !json.path("headers").isObject()) {
            throw Problem.badRequest("'headers' must be an object");
        }
        for (var header : json.path("headers").properties()) {
            fault = fault.header(header.getKey(), text(json.path("headers"), header.getKey(), ""));
        }
        if (json.has("retry_after")) {
            fault = retryAfter(fault, json.path("retry_after").asText());
        }
        return json.has("delayed") ? fault.delayed(duration(text(json, "delayed", ""))) : fault;
    }

    static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest("'" + text + "' is not a duration such as PT5M");
        }
    }

    private static Fault retryAfter(Fault fault, String text) {
        if (text.matches("\\d{1,9}")) {
            return fault.retryAfter(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            return fault.retryAfter(Instant.parse(text));
        } catch (DateTimeException e) {
            throw Problem.badRequest("'retry_after' must be seconds or an instant, not '" + text + "'");
        }
    }

    private static URI target(JsonNode json) {
        try {
            return URI.create(text(json, "target", "https://example.com/"));
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("'target' is not a URI");
        }
    }

    /** How often a fault is to happen: as {@code times} says, or until it is taken back if {@code always} is true. */
    static int times(JsonNode json) {
        var always = json.path("always");
        if (!always.isMissingNode() && !always.isBoolean()) {
            throw Problem.badRequest("'always' must be true or false");
        }
        if (always.asBoolean() && json.has("times")) {
            throw Problem.badRequest("a fault happens so many 'times' or 'always', not both");
        }
        var times = number(json, "times", 1);
        if (times < 1) {
            throw Problem.badRequest("'times' must be at least 1");
        }
        return always.asBoolean() ? FaultScript.ALWAYS : times;
    }

    private static int number(JsonNode json, String field, int otherwise) {
        var value = json.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw Problem.badRequest("'" + field + "' must be a whole number, not " + value);
        }
        return value.intValue();
    }

    private static String text(JsonNode json, String field, String otherwise) {
        var value = json.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isTextual()) {
            throw Problem.badRequest("'" + field + "' must be text, not " + value);
        }
        return value.textValue();
    }
}
