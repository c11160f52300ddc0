package io.github.coherecamel.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which failure an answer is, or the lack of one. */
final class Failures {

    private static final int KEPT_BODY = 8 * 1024;
    private static final int LONGEST_URI = 512;

    /**
     * What Cohere says of what it removed, such as "was removed on September 15, 2025". A single model that was removed,
     * or is called "retired", is another matter.
     */
    private static final Pattern RETIRED = Pattern.compile(
            "was removed on \\p{L}+ \\d{1,2},? \\d{4}"
                    + "|\\bfine-?tuning\\b[^.]{0,80}\\b(removed|retired|deprecated|no longer (available|accessible|supported))",
            Pattern.CASE_INSENSITIVE);

    /** Such as "limited to 1000 API calls / month": a rate limit that no backoff outlasts. */
    private static final Pattern MONTHLY =
            Pattern.compile("(/|per|a) ?month|monthly|billing", Pattern.CASE_INSENSITIVE);

    /** What the gateway says, also with a 503, when the server behind it went away in the middle of a call. */
    private static final Pattern LOST = Pattern.compile("disconnect/reset before headers", Pattern.CASE_INSENSITIVE);

    private final ConnectionSettings settings;
    private final Clock clock;

    Failures(ConnectionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    CohereException of(PendingRequest pending, Answer answer) {
        var said = ErrorBody.read(answer);
        var details = details(pending, answer, said.reason(), null);
        var finetuning = pending.request().target().isFinetuning();
        return switch (answer.status()) {
            case 401 ->
                new CredentialsException(settings.destination().apiKey() == null ? withoutKey(details) : details);
            case 407 -> new CredentialsException(details);
            case 402 -> new QuotaExceededException(details);
            case 403 -> finetuning && isRetired(pending, said) ? retired(details) : forbidden(details, answer);
            case 404 -> notFound(details, answer, finetuning && (said.isUnknownRoute() || isRetired(pending, said)));
            case 410, 501 -> finetuning ? retired(details) : new InvalidRequestException(details);
            // Somebody else is at it; what conflicts with a new model does so again.
            case 409 -> pending.repeatable() ? unavailable(details, answer) : new InvalidRequestException(details);
            case 408, 499 -> perhapsDone(pending, details, answer);
            case 425 -> unavailable(details, answer);
            case 503 ->
                LOST.matcher(said.reason()).find()
                        ? perhapsDone(pending, details, answer)
                        : unavailable(details, answer);
            case 429 ->
                MONTHLY.matcher(pending.request().target().without(said.reason()))
                                .find()
                        ? new QuotaExceededException(details)
                        : unavailable(details, answer);
            default -> other(pending, details, answer);
        };
    }

    private static CohereException notFound(FailureDetails details, Answer answer, boolean retired) {
        if (retired) {
            return retired(details);
        }
        return ErrorBody.isHtml(answer) ? new UnreadableAnswerException(details) : new NotFoundException(details);
    }

    private static FailureDetails withoutKey(FailureDetails details) {
        return details.withReason(
                details.reason() + ". No key was sent: set option apiKey or environment variable CO_API_KEY");
    }

    /** The API says no in JSON; a web page is from a firewall or proxy before it, which does not know the key. */
    private static CohereException forbidden(FailureDetails details, Answer answer) {
        return ErrorBody.isHtml(answer) ? new UnreadableAnswerException(details) : new CredentialsException(details);
    }

    private CohereException other(PendingRequest pending, FailureDetails details, Answer answer) {
        if (answer.status() >= 500) {
            return perhapsDone(pending, details, answer);
        }
        if (answer.status() >= 400) {
            return new InvalidRequestException(details);
        }
        return new UnreadableAnswerException(details.withReason(
                "it redirects, which is not followed so that the key goes nowhere else. Set option baseUrl to where "
                        + "the API is"));
    }

    private static boolean isRetired(PendingRequest pending, ErrorBody said) {
        return RETIRED.matcher(pending.request().target().without(said.reason()))
                .find();
    }

    private static CohereException retired(FailureDetails details) {
        return new ApiRetiredException(details.withReason(
                "the server does not offer fine-tuning (" + details.reason() + "). Cohere retired it on its own "
                        + "platform on 2025-09-15; set option baseUrl to a deployment that has it"));
    }

    /** The server may have acted before it failed. */
    private CohereException perhapsDone(PendingRequest pending, FailureDetails details, Answer answer) {
        return pending.repeatable() ? unavailable(details, answer) : new OutcomeUnknownException(unknown(details));
    }

    private static FailureDetails unknown(FailureDetails details) {
        return details.withReason(details.reason()
                + ". It may have been done all the same: look before you repeat it, since it counts twice");
    }

    private CohereException unavailable(FailureDetails details, Answer answer) {
        return new UnavailableException(details, RetryAfter.read(answer, clock.instant(), settings.maxRetryAfter()));
    }

    CohereException unreadable(PendingRequest pending, Answer answer, UnexpectedJsonException cause) {
        var reason = ErrorBody.isHtml(answer)
                ? "the answer is a web page. Does option baseUrl name the API, and does no proxy stand between?"
                : "the answer cannot be read: " + cause.getMessage();
        var details = details(pending, answer, reason, cause);
        // A web page is not the API's: whoever answered has not done anything.
        return pending.repeatable() || ErrorBody.isHtml(answer)
                ? new UnreadableAnswerException(details)
                : new OutcomeUnknownException(unknown(details));
    }

    CohereException withoutAnswer(PendingRequest pending, @Nullable Throwable failure) {
        var lost = ConnectionFailure.of(failure, settings);
        var details = new FailureDetails(
                shown(pending, pending.task()),
                Text.printable(mask(pending, lost.reason())),
                uri(pending),
                0,
                "",
                Map.of(),
                "",
                withoutSecrets(pending, failure));
        if (lost.kind() == ConnectionFailure.Kind.UNTRUSTED) {
            return new CredentialsException(details);
        }
        if (lost.sent() && !pending.repeatable()) {
            return new OutcomeUnknownException(unknown(details));
        }
        return lost.kind() == ConnectionFailure.Kind.REFUSED
                ? new UnreadableAnswerException(details)
                : new UnavailableException(details, null);
    }

    /** What cannot be read as HTTP is quoted by who could not, and a server may have sent a secret back. */
    private @Nullable Throwable withoutSecrets(PendingRequest pending, @Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var text = String.valueOf(cause.getMessage());
            if (!mask(pending, text).equals(text)) {
                var shown = new IOException(failure.getClass().getName() + ": " + shown(pending, text));
                shown.setStackTrace(failure.getStackTrace());
                return shown;
            }
        }
        return failure;
    }

    private FailureDetails details(PendingRequest pending, Answer answer, String reason, @Nullable Throwable cause) {
        var headers = new HashMap<String, String>();
        answer.headers().forEach((name, value) -> {
            // A cookie is a credential.
            if (!name.equals("set-cookie")) {
                headers.put(shown(pending, name), shown(pending, value));
            }
        });
        // Masked before it is cut: half a secret would not be recognised.
        var body = mask(pending, new String(answer.body(), UTF_8));
        return new FailureDetails(
                shown(pending, pending.task()),
                shown(pending, reason),
                uri(pending),
                answer.status(),
                shown(pending, answer.reasonPhrase()),
                Map.copyOf(headers),
                body.substring(0, Math.min(body.length(), KEPT_BODY)),
                cause);
    }

    private String shown(PendingRequest pending, String text) {
        return Text.clean(mask(pending, text));
    }

    private String mask(PendingRequest pending, String text) {
        var masked = text;
        for (var secret : settings.secrets()) {
            masked = secret.mask(masked);
        }
        for (var secret : pending.secrets()) {
            masked = secret.mask(masked);
        }
        return masked;
    }

    /** Cut, since Camel's exception takes time by the square of its length. */
    private String uri(PendingRequest pending) {
        var uri = settings.baseUrl() + pending.request().target().text();
        return uri.length() <= LONGEST_URI ? uri : uri.substring(0, LONGEST_URI) + "...";
    }
}
