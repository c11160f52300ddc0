package io.github.coherecamel.application;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page as a browser gets it. */
record Shown(HttpResponse<byte[]> response) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]*)\"");
    private static final Pattern PART = Pattern.compile("<(?:link|script) [^>]*(?:href|src)=\"([^\"]*)\"");

    static Shown get(URI controller, String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                controller.resolve(path.replace("<", "%3C").replace(">", "%3E")));
        return new Shown(CLIENT.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray()));
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String body() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** Returns what is read: without tags, each white space as one. */
    String text() {
        return text(body());
    }

    /** Returns what is read of the part with this label. */
    String section(String label) {
        var begin = body().indexOf("aria-labelledby=\"" + label + "\"");
        return begin < 0 ? "" : text(body().substring(begin, body().indexOf("</section>", begin)));
    }

    List<String> links() {
        return found(LINK);
    }

    /** Returns what a browser loads with it. */
    List<String> parts() {
        return found(PART);
    }

    private List<String> found(Pattern pattern) {
        return pattern.matcher(body())
                .results()
                .map((MatchResult match) -> text(match.group(1)))
                .toList();
    }

    private static String text(String html) {
        // Those that stand within a word.
        return html.replaceAll("</?span[^>]*>", "")
                .replaceAll("<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }
}
