package io.github.coherecamel.application;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Sends bodies to a controller: files, whole or not, and what is none. */
record FileDoor(URI controller) {

    HttpResponse<String> send(String query, BodyPublisher body, String... headers) throws Exception {
        return send("POST", "/files?" + query, body, headers);
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(controller.resolve(path)).method(method, body);
        // By a connection of its own: a body that nobody reads ends it when more of it comes, after the answer.
        return HttpClient.newHttpClient()
                .send(
                        (headers.length == 0 ? request : request.headers(headers)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** Its length is not known before. */
    static BodyPublisher streamed(byte[] bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    /** Returns a connection by which half of a file has come. */
    Socket begin(String query) throws IOException {
        var socket = new Socket(controller.getHost(), controller.getPort());
        socket.getOutputStream()
                .write(
                        """
                        POST /files?%s HTTP/1.1\r
                        Host: %s:%d\r
                        Content-Length: 100\r
                        \r
                        {"""
                                .formatted(query, controller.getHost(), controller.getPort())
                                .getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
