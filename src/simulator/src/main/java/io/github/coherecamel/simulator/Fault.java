package io.github.coherecamel.simulator;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Bounds;
import io.github.coherecamel.simulator.call.Bytes;
import io.github.coherecamel.simulator.call.ErrorDialect;
import io.github.coherecamel.simulator.wire.Damage;
import io.github.coherecamel.simulator.wire.Delivery;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Something that goes wrong with one call. Immutable. There are two kinds: those that answer <em>instead</em> of the
 * operation, which then does not happen, and those that let it happen and then <em>damage</em> its answer or the way
 * it is delivered. Each factory says which it is. A fault is chosen when the head of a request has arrived and takes
 * effect when its body has been read.
 */
public final class Fault {
    private static final String JSON = "application/json";
    private static final int RETIRED_STATUS = 404;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final FaultPlan plan;

    private Fault(FaultPlan plan) {
        this.plan = plan;
    }

    /** Instead: this status, with an error body as the family of the operation writes it. */
    public static Fault status(int code) {
        return error(code, "simulated error " + code);
    }

    /** Instead: this status, from 100 to 999, and this message, with an error body as the family of the operation writes it. */
    public static Fault error(int code, String message) {
        var status = Bounds.number("status", code, 100, 999);
        return instead("status " + status, dialect -> dialect.answer(status, message));
    }

    /** Instead: 429 because the calls of the month are used up. Waiting does not help. */
    public static Fault monthlyQuota() {
        return error(429, "You are using a Trial key, which is limited to 1000 API calls / month.");
    }

    /** Instead: 429 because the calls of the minute are used up. */
    public static Fault rateLimited() {
        return error(429, "You are using a Trial key, which is limited to 40 API calls / minute.");
    }

    /** Instead: the answer of an API that Cohere has retired. */
    public static Fault retired() {
        var message = "fine-tuning was removed on September 15, 2025. See the deprecations page for alternatives.";
        return instead("retired", dialect -> ErrorDialect.MESSAGE_AND_ID.answer(RETIRED_STATUS, message));
    }

    /** Instead: 404 in plain text, as for a route that does not exist. */
    public static Fault pageNotFound() {
        return instead("page not found", dialect -> Answer.pageNotFound());
    }

    /** Instead: a page from a proxy in between. */
    public static Fault html(int code) {
        var status = Bounds.number("status", code, 100, 999);
        var page = "<html><head><title>" + status + "</title></head><body><h1>Error " + status + "</h1></body></html>";
        return instead("html " + status, dialect -> Answer.text(status, "text/html; charset=utf-8", page));
    }

    /** Instead: a redirect. */
    public static Fault redirect(URI target) {
        return instead("redirect", dialect -> Answer.text(307, "", "").with("Location", target.toString()));
    }

    /** Instead: 200 with objects nested so deep, up to a million. */
    public static Fault deeplyNested(int depth) {
        Bounds.number("depth", depth, 1, 1_000_000);
        var body = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        return instead("deeply nested", dialect -> Answer.text(200, JSON, body));
    }

    /** Instead: 200 with a JSON text of so many bytes, up to two billion. */
    public static Fault oversized(long bytes) {
        Bounds.number("bytes", bytes, 1, 2_000_000_000);
        return instead("oversized", Damage.oversized(bytes));
    }

    /** Instead: 200 with a body that never ends, as fast as the client reads it. */
    public static Fault endless() {
        return instead("endless", Damage.endless());
    }

    /** Instead: a TCP reset before any byte of an answer. */
    public static Fault reset() {
        return instead("reset", Damage.reset());
    }

    /** Instead: a TCP reset before the body of the request has been read, as seen by a client in an upload. */
    public static Fault resetInRequest() {
        return new Fault(FaultPlan.instead("reset in request", Damage.reset()).refused());
    }

    /** Instead: an orderly close before any byte of an answer. */
    public static Fault close() {
        return instead("close", Damage.close());
    }

    /** Instead: nothing, for ever. The connection stays open. */
    public static Fault stall() {
        return instead("stall", Damage.stall());
    }

    /** Instead: bytes that are not HTTP, then an orderly close. */
    public static Fault garbage() {
        return raw("\u0003\u0007 not a status line\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Instead: exactly these bytes, then an orderly close. */
    public static Fault raw(byte[] bytes) {
        return instead("raw", Damage.raw(bytes));
    }

    /** Damage: the call is applied, then the connection is reset before any byte of its answer. */
    public static Fault answerLost() {
        return damage("answer lost", Damage.reset());
    }

    /** Damage: the whole answer, so much later: up to a day. */
    public static Fault delay(Duration wait) {
        return damage("delay", Delivery.WHOLE.later(Bounds.time("delay", wait, A_DAY)));
    }

    /** Damage: the whole answer, head and body, one byte at a time. */
    public static Fault drip(Duration betweenBytes) {
        return damage("drip", Damage.drip(Bounds.time("between_bytes", betweenBytes, A_DAY)));
    }

    /** Damage: the whole answer on a connection that is kept, which is then closed without a word so much later. */
    public static Fault closeAfterwards(Duration wait) {
        return damage("close afterwards", Damage.closeAfterwards(Bounds.time("wait", wait, A_DAY)));
    }

    /** Damage: the head and half of the body, then nothing for ever. */
    public static Fault stallBody() {
        return damage("stall body", Damage.stallBody());
    }

    /** Damage: half of the head, then a TCP reset. */
    public static Fault resetInHeaders() {
        return damage("reset in headers", Damage.resetInHeaders());
    }

    /** Damage: the head and half of the body, then a TCP reset. */
    public static Fault resetInBody() {
        return damage("reset in body", Damage.resetInBody());
    }

    /** Damage: the head and half of the announced body, then an orderly close. */
    public static Fault truncated() {
        return damage("truncated", Damage.truncated());
    }

    /** Damage: a chunked body that closes in the middle of a chunk. */
    public static Fault truncatedChunked() {
        return damage("truncated chunked", Damage.truncatedChunked());
    }

    /** Damage: a content length below zero. */
    public static Fault negativeContentLength() {
        return damage("negative content length", Damage.negativeContentLength());
    }

    /** Damage: the head of a good answer, but no body at all. */
    public static Fault empty() {
        return damage("empty", Delivery.WHOLE)
                .changed(answer -> new Answer(answer.status(), answer.contentType(), answer.headers(), Bytes.NONE));
    }

    /** Damage: the right body under another content type. */
    public static Fault contentType(String contentType) {
        return damage("content type", Delivery.WHOLE).changed(answer -> answer.as(contentType));
    }

    /** The same with another body. */
    public Fault body(String contentType, String body) {
        return changed(answer -> new Answer(answer.status(), contentType, answer.headers(), Bytes.of(body)));
    }

    /** The same with one header more. */
    public Fault header(String header, String value) {
        return changed(answer -> answer.with(header, value));
    }

    /** The same with a {@code Retry-After} in whole seconds. */
    public Fault retryAfter(Duration wait) {
        return header("Retry-After", String.valueOf(wait.toSeconds()));
    }

    /** The same with a {@code Retry-After} as an HTTP date. */
    public Fault retryAfter(Instant time) {
        return header("Retry-After", HttpDate.of(time));
    }

    /** The same, so much later: up to a day. For one that is never answered there is {@link #stall}. */
    public Fault delayed(Duration wait) {
        return new Fault(plan.delivered(plan.delivery().later(Bounds.time("delayed", wait, A_DAY))));
    }

    FaultPlan plan() {
        return plan;
    }

    private static Fault instead(String name, Function<ErrorDialect, Answer> answer) {
        return new Fault(FaultPlan.instead(name, answer));
    }

    private static Fault instead(String name, Delivery delivery) {
        return new Fault(FaultPlan.instead(name, delivery));
    }

    private static Fault damage(String name, Delivery delivery) {
        return new Fault(FaultPlan.damage(name, delivery));
    }

    private Fault changed(UnaryOperator<Answer> more) {
        return new Fault(plan.changed(more));
    }

    @Override
    public String toString() {
        return plan.name();
    }
}
