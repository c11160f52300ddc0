package io.github.coherecamel.api;

import static io.github.coherecamel.documentation.DocumentedTable.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.coherecamel.documentation.Table;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ProtocolException;
import org.junit.jupiter.api.Test;

/** The last table of docs/failures.md, row by row: how three kinds of calls end with the same answer, or without one. */
class FailureTablesTest {
    private static final String JSON = "application/json";
    private static final String ROUTE = "404 page not found";
    private static final String RETIRED = "fine-tuning was removed on September 15, 2025";
    private static final String LOST = "upstream connect error or disconnect/reset before headers";

    /** What each of the calls can read. */
    private static final String RIGHT = "{\"finetuned_model\": {\"id\": \"m\"}, \"dataset\": {\"id\": \"d\"}}";

    private final Table table =
            new Table("what comes back", "calls on models", "`create`", "calls on datasets", "delay");

    @Test
    void isTheOneOfTheDocumentation() {
        statuses();
        texts();
        waits();
        unreadable();
        withoutAnswer();

        check("failures.md", "endings", table);
    }

    private void statuses() {
        for (var status : new int[] {
            400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 413, 415, 422, 425, 429, 431, 498, 499, 500, 501, 502,
            503, 504, 520
        }) {
            row(String.valueOf(status), Answers.message(status, "for a reason"));
        }
    }

    private void texts() {
        row("404, `" + ROUTE + "` as plain text", Answers.text(404, ROUTE));
        row("404, `" + ROUTE + "` as JSON", Answers.message(404, ROUTE));
        for (var status : new int[] {404, 410, 403, 501}) {
            row(status + ", was removed on …", Answers.message(status, RETIRED));
        }
        row("400, plain text", Answers.text(400, "upstream said no"));
        row("400, empty", Answers.json(400, ""));
        for (var status : new int[] {400, 403, 404}) {
            row(status + ", a web page", page(status));
        }
        row("500, JSON nested too deeply", Answers.json(500, "[".repeat(100_000)));
        row("502, a web page", page(502));
        row("503, `" + LOST + "`", Answers.text(503, LOST));
        row("307, a redirect", Answers.of(307, "", Map.of("location", "https://elsewhere.invalid/")));
    }

    private void waits() {
        row("429 of a minute, `Retry-After: 7`", waiting(429, "limited to 40 API calls / minute", "7"));
        row("429 of a month, `Retry-After: 7`", waiting(429, "limited to 1000 API calls / month", "7"));
        row("429, `Retry-After` a date long ago", waiting(429, "", "Thu, 1 Jan 1970 00:00:00 GMT"));
        for (var wait : List.of("86400", "soon")) {
            row("429, `Retry-After: " + wait + "`", waiting(429, "", wait));
        }
        for (var status : new int[] {503, 500, 400}) {
            row(status + ", `Retry-After: 7`", waiting(status, "", "7"));
        }
    }

    private void unreadable() {
        row("200, the right JSON as `text/plain`", Answers.text(200, RIGHT));
        row("200, the right JSON as `text/html`", Answers.of(200, RIGHT, Map.of("content-type", "text/html")));
        row("200, empty", Answers.json(200, ""));
        row("204", Answers.json(204, ""));
        row("200, plain text", Answers.text(200, "all is well"));
        row("200, a web page", page(200));
        row("200, other JSON", Answers.json(200, "{\"valid\":true}"));
        row("200, `null`", Answers.json(200, "null"));
        row("200, half of a JSON text", Answers.json(200, RIGHT.substring(0, 30)));
        row("200, two JSON texts", Answers.json(200, "{} {}"));
        row("200, JSON nested too deeply", Answers.json(200, "{\"a\":".repeat(100) + "1" + "}".repeat(100)));
        for (var what : List.of("larger than `maxResponseSize`", "without an end", "compressed")) {
            row("200, " + what, new RefusedAnswerException(what));
        }
    }

    /** What Apache's client says of these, {@code BrokenAnswersTest} sees over real sockets. */
    private void withoutAnswer() {
        for (var what : List.of("200, a negative length", "no HTTP", "101, another protocol")) {
            row(what, new ProtocolException(what));
        }
        for (var when :
                List.of("before the answer", "when it is done, before the answer", "in the head", "in the body")) {
            row("a reset " + when, new IOException("Connection reset"));
            if (when.equals("before the answer")) {
                row("a close before the answer", new ConnectionClosedException());
            }
        }
        for (var where : List.of("the body", "a chunk")) {
            row("a close in " + where, new ConnectionClosedException());
        }
        for (var what :
                List.of("no answer in time", "an answer too late", "half an answer in time", "an answer too slow")) {
            row(what, new TimeoutException());
        }
        row("nobody listens", new NotSentException(new ConnectException("Connection refused")));
        row("no such host", new NotSentException(new UnknownHostException("h")));
        row("no connection in time", new NotSentException(new SocketTimeoutException()));
        row("no TLS in time", new NotSentException(new SocketTimeoutException()));
        row("a certificate of another host", new NotSentException(new SSLPeerUnverifiedException("h")));
        var untrusted = new SSLHandshakeException("no path");
        untrusted.initCause(new CertificateException());
        row("a certificate that is not trusted", new NotSentException(untrusted));
        row("HTTP instead of TLS", new NotSentException(new SSLException("Unsupported or unrecognized SSL message")));
    }

    private static Answer page(int status) {
        return Answers.of(status, "<html></html>", Map.of("content-type", "text/html"));
    }

    private static Answer waiting(int status, String message, String retryAfter) {
        var body = "{\"message\": \"" + message + "\"}";
        return Answers.of(status, body, Map.of("content-type", JSON, "retry-after", retryAfter));
    }

    private void row(String what, Answer answer) {
        row(what, CompletableFuture.completedFuture(answer));
    }

    private void row(String what, Exception withoutAnswer) {
        row(what, CompletableFuture.failedFuture(withoutAnswer));
    }

    private void row(String what, CompletableFuture<Answer> answer) {
        var client = new Client(request -> answer, Settings.withKey(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        var model = failure(client.send(new GetModel("m-1")));
        var creation = failure(client.send(new CreateModel(JsonNodeFactory.instance.objectNode())));
        var dataset = failure(client.send(new GetDataset("d-1")));
        table.row(what, name(model), same(creation, model), same(dataset, model), wait(model));
    }

    private static Object failure(CompletableFuture<?> call) {
        return call.handle((received, failure) -> failure == null ? "none" : failure.getCause())
                .join();
    }

    private static String same(Object failure, Object first) {
        return name(failure).equals(name(first)) ? "same" : name(failure);
    }

    private static String name(Object failure) {
        return failure instanceof Exception ? Table.code(failure.getClass().getSimpleName()) : failure.toString();
    }

    private static String wait(Object failure) {
        return failure instanceof UnavailableException unavailable
                ? unavailable
                        .retryAfter()
                        .filter(wait -> !wait.isZero())
                        .map(wait -> wait.toSeconds() + " s")
                        .orElse("")
                : "";
    }
}
