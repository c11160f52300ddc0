package io.github.coherecamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.call.Query;
import io.github.coherecamel.simulator.wire.RequestBody;
import io.github.coherecamel.simulator.wire.RequestHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param operation the operation that it called, or null if there is none at that method and path
 * @param path raw: percent-encoded as it came
 * @param query raw and without its question mark; empty if there was none
 * @param headers their names ignore case
 * @param body the text of a body that holds no files; empty if there was none or it was over the limit
 * @param files the parts of a multipart body, without their content
 * @param at when its last byte had arrived, by the clock of the simulator
 */
public record RecordedRequest(
        @Nullable ApiOperation operation,
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        String body,
        List<Part> files,
        Instant at) {

    /** A part of a multipart body; the file name is empty if it had none. */
    public record Part(String name, String fileName, long size) {}

    static RecordedRequest of(@Nullable ApiOperation operation, RequestHead head, RequestBody body, Instant at) {
        var files = body.files().stream()
                .map(file -> new Part(file.part(), file.fileName(), file.size()))
                .toList();
        var text = body.bytes().text();
        return new RecordedRequest(
                operation, head.method(), head.path(), head.query(), head.headers(), text, files, at);
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        var values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    /** The first value of a parameter of the query, decoded, or null. */
    public @Nullable String parameter(String name) {
        var values = Query.of(query).all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** The body as JSON. Fails if it is none. */
    public JsonNode json() {
        try {
            return Json.read(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The body of " + this + " is not JSON", e);
        }
    }

    /** About how much memory it takes. */
    long characters() {
        var count = 500L + path.length() + query.length() + body.length();
        for (var header : headers.entrySet()) {
            count += header.getKey().length();
            for (var value : header.getValue()) {
                count += value.length();
            }
        }
        return count;
    }

    /** Method and target only: headers and body may hold secrets. */
    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
