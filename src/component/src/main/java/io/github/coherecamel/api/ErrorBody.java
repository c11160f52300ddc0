package io.github.coherecamel.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/**
 * What a failed answer says: JSON of either API family, plain text, a proxy's page, or nothing.
 *
 * @param reason for people, as the server put it
 */
record ErrorBody(String reason) {

    /** What the API's gateway answers, as plain text, for a path that it does not know. */
    private static final String UNKNOWN_ROUTE = "404 page not found";

    static ErrorBody read(Answer answer) {
        if (isHtml(answer)) {
            return new ErrorBody(
                    "a web page answered, not the API. Does option baseUrl name the API, and does no firewall or "
                            + "proxy stand between?");
        }
        var text = new String(answer.body(), UTF_8).strip();
        try {
            var message = Json.readAnswer(answer.body()).path("message").asText();
            if (!message.isBlank()) {
                return new ErrorBody(message);
            }
        } catch (UnexpectedJsonException e) {
            // Plain text then, which is just as good.
        }
        return new ErrorBody(text.isEmpty() ? "the server gave no reason" : text);
    }

    boolean isUnknownRoute() {
        return reason.equalsIgnoreCase(UNKNOWN_ROUTE);
    }

    static boolean isHtml(Answer answer) {
        var type = answer.header("content-type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html");
    }
}
