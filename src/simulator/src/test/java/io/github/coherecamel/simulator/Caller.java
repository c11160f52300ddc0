package io.github.coherecamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Calls a simulator over a real socket. */
final class Caller {
    static final String MODELS = "/v1/finetuning/finetuned-models";
    private static final String BOUNDARY = "a-boundary";

    private final HttpClient client = HttpClient.newHttpClient();
    private final CohereSimulator simulator;
    private final boolean keepsContract;

    /** Checks every answer against the contract. */
    Caller(CohereSimulator simulator) {
        this(simulator, true);
    }

    private Caller(CohereSimulator simulator, boolean keepsContract) {
        this.simulator = simulator;
        this.keepsContract = keepsContract;
    }

    /** The same that takes any answer: for faults that break the contract. */
    Caller beyondContract() {
        return new Caller(simulator, false);
    }

    record Response(int status, HttpResponse<String> raw) {
        String text() {
            return raw.body();
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(raw.body());
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + raw.body(), e);
            }
        }

        String message() {
            return json().path("message").asText();
        }
    }

    /** A part of a multipart body. */
    record File(String part, String name, String content) {
        static File data(String name, String content) {
            return new File("data", name, content);
        }

        static File eval(String name, String content) {
            return new File("eval_data", name, content);
        }
    }

    Response get(String target) {
        return send(request(target).GET());
    }

    Response delete(String target) {
        return send(request(target).DELETE());
    }

    Response post(String target, String body) {
        return call("POST", target, body);
    }

    Response patch(String target, String body) {
        return call("PATCH", target, body);
    }

    Response call(String method, String target, String body) {
        return send(request(target)
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json"));
    }

    Response upload(String query, File... files) {
        return upload(
                query,
                List.of(files).stream()
                        .map(file -> part(
                                file.part(),
                                file.name(),
                                new ByteArrayInputStream(file.content().getBytes(StandardCharsets.UTF_8))))
                        .toList());
    }

    Response upload(String query, List<InputStream> parts) {
        var end = new ByteArrayInputStream(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var body = new SequenceInputStream(new SequenceInputStream(Collections.enumeration(parts)), end);
        return send(request("/v1/datasets?" + query)
                .POST(BodyPublishers.ofInputStream(() -> body))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    }

    static InputStream part(String part, String fileName, InputStream content) {
        var name = fileName.isEmpty() ? "" : "; filename=\"" + fileName + "\"";
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"" + name
                + "\r\nContent-Type: application/octet-stream\r\n\r\n";
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
                content,
                new ByteArrayInputStream("\r\n".getBytes(StandardCharsets.UTF_8)))));
    }

    HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(simulator.baseUrl().resolve(target)).header("Authorization", "Bearer a-key");
    }

    Response send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (keepsContract) {
                Contract.check(response);
            }
            return new Response(response.statusCode(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
