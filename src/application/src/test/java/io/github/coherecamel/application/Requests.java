package io.github.coherecamel.application;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Speaks to a running application. */
record Requests(String url) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Waits until it listens. */
    static Requests to(RunningApplication application) {
        var line = application.awaitLine("Listening on: ");
        return new Requests(line.substring(line.indexOf("http://")).strip());
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return CLIENT.send(
                with(HttpRequest.newBuilder(URI.create(url + path)), headers).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json, String... headers) throws Exception {
        return CLIENT.send(posted(path, json, headers), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest posted(String path, String json, String... headers) {
        return with(HttpRequest.newBuilder(URI.create(url + path)).header("Content-Type", "application/json"), headers)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    HttpClient client() {
        return CLIENT;
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }
}
