package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.application.PercentEncoding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a controller that runs. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERRORS = 500;
    private static final int ERRORS = 300;
    private static final Pattern SAFE = Pattern.compile("https://.*|http://(localhost|127\\.[0-9.]+|\\[::1])([:/].*)?");

    private final String url;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

    Api(String url, String token) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.token = token;
        if (!this.url.matches("https?://[^/].*")) {
            throw new Refusal(Refusal.USAGE, "%s is no URL. Say such as http://127.0.0.1:8080".formatted(url));
        }
        if (!token.isEmpty() && !SAFE.matcher(this.url).matches()) {
            throw new Refusal(
                    Refusal.USAGE,
                    "The token is not sent to %s without encryption, where others could read it. Say https://…"
                            .formatted(url));
        }
    }

    /** @param query what is null is not asked for */
    JsonNode get(String path, Map<String, @Nullable String> query) {
        return send(request(path, query).GET());
    }

    /** @param body null for none */
    JsonNode post(String path, Map<String, @Nullable String> query, @Nullable JsonNode body) {
        return send(request(path, query)
                .header("Content-Type", "application/json")
                .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path, Map<String, @Nullable String> query) {
        var parameters = query.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "=" + PercentEncoding.of(String.valueOf(parameter.getValue())))
                .sorted()
                .collect(Collectors.joining("&"));
        try {
            var request = HttpRequest.newBuilder(
                            URI.create(url + path + (parameters.isEmpty() ? "" : "?" + parameters)))
                    .timeout(TO_ANSWER);
            return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.USAGE, "%s is no URL. Say such as http://127.0.0.1:8080".formatted(url));
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        HttpResponse<String> response;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal(
                    Refusal.FAILED,
                    "Could not reach a controller at %s (%s). Is it running? Another address: --url or COHERE_CONTROLLER_URL"
                            .formatted(url, e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.FAILED, "Interrupted");
        }
        if (response.statusCode() >= ERRORS) {
            throw refusal(response);
        }
        return tree(response);
    }

    private Refusal refusal(HttpResponse<String> response) {
        var status = response.statusCode();
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return new Refusal(
                    Refusal.REFUSED,
                    "The controller at %s does not allow that (%d). Show a token that may: --token or COHERE_CONTROLLER_TOKEN"
                            .formatted(url, status));
        }
        String message;
        try {
            message = tree(response).path("message").asText();
        } catch (Refusal unreadable) {
            message = "";
        }
        return new Refusal(
                status >= SERVER_ERRORS ? Refusal.FAILED : Refusal.REFUSED,
                message.isEmpty() ? "The controller at %s answered %d".formatted(url, status) : message);
    }

    private JsonNode tree(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new Refusal(Refusal.FAILED, "What answered at %s is no controller: it sent no JSON".formatted(url));
        }
    }
}
