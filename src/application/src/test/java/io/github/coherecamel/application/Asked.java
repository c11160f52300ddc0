package io.github.coherecamel.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the controller answered. */
record Asked(int status, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Asked get(URI controller, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(controller.resolve(path)).GET());
    }

    static Asked post(URI controller, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(controller.resolve(path))
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static Asked send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = CLIENT.send(request.build(), BodyHandlers.ofString());
        return new Asked(response.statusCode(), JSON.readTree(response.body()));
    }

    String text(String pointer) {
        return body.at(pointer).asText();
    }

    boolean isTrue(String pointer) {
        return body.at(pointer).asBoolean();
    }

    /** Returns what the items of the page have there. */
    List<String> items(String pointer) {
        return new ArrayList<>(StreamSupport.stream(body.path("items").spliterator(), false)
                .map(item -> item.at(pointer).asText())
                .toList());
    }
}
