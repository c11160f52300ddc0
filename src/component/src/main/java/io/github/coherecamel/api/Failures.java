package io.github.coherecamel.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which failure an answer is, or the lack of one. */
final class Failures {

    private static final int KEPT_BODY = 8 * 1024;

    /** Wording that Cohere uses for what it removed, such as "was removed on September 15, 2025". */
    private static final Pattern RETIRED = Pattern.compile(
            "was removed on|has been removed|retired|deprecated|no longer (available|accessible|supported)",
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

    CohereException of(Attempt attempt, Answer answer) {
        var said = ErrorBody.read(answer);
        var problem = problem(attempt, answer, said.reason(), null);
        var finetuning = attempt.request().target().isFinetuning();
        return switch (answer.status()) {
            case 401, 407 -> new CredentialsException(problem);
            case 402 -> new QuotaExceededException(problem);
            case 403 -> finetuning && isRetired(said) ? retired(problem) : new CredentialsException(problem);
            case 404 -> notFound(problem, answer, finetuning && (said.isUnknownRoute() || isRetired(said)));
            case 410, 501 -> finetuning ? retired(problem) : new InvalidRequestException(problem);
            case 408, 499 -> perhapsDone(attempt, problem, answer);
            case 425 -> unavailable(problem, answer);
            case 503 ->
                LOST.matcher(said.reason()).find()
                        ? perhapsDone(attempt, problem, answer)
                        : unavailable(problem, answer);
            case 429 ->
                MONTHLY.matcher(said.reason()).find()
                        ? new QuotaExceededException(problem)
                        : unavailable(problem, answer);
            default -> other(attempt, problem, answer);
        };
    }

    private static CohereException notFound(Problem problem, Answer answer, boolean retired) {
        if (retired) {
            return retired(problem);
        }
        return ErrorBody.isHtml(answer) ? new UnreadableAnswerException(problem) : new NotFoundException(problem);
    }

    private CohereException other(Attempt attempt, Problem problem, Answer answer) {
        if (answer.status() >= 500) {
            return perhapsDone(attempt, problem, answer);
        }
        if (answer.status() >= 400) {
            return new InvalidRequestException(problem);
        }
        return new UnreadableAnswerException(reworded(
                problem,
                "it redirects, which is not followed so that the key goes nowhere else. Set option baseUrl to where "
                        + "the API is"));
    }

    private static boolean isRetired(ErrorBody said) {
        return RETIRED.matcher(said.reason()).find();
    }

    private static CohereException retired(Problem problem) {
        return new ApiRetiredException(reworded(
                problem,
                "the server does not offer fine-tuning (" + problem.reason() + "). Cohere retired it on its own "
                        + "platform on 2025-09-15; set option baseUrl to a deployment that has it"));
    }

    /** The server may have acted before it failed. */
    private CohereException perhapsDone(Attempt attempt, Problem problem, Answer answer) {
        return attempt.repeatable() ? unavailable(problem, answer) : new OutcomeUnknownException(unknown(problem));
    }

    private static Problem unknown(Problem problem) {
        return reworded(
                problem,
                problem.reason()
                        + ". It may have been done all the same: look before you repeat it, since it counts twice");
    }

    private CohereException unavailable(Problem problem, Answer answer) {
        return new UnavailableException(problem, RetryAfter.read(answer, clock.instant(), settings.maxRetryAfter()));
    }

    CohereException unreadable(Attempt attempt, Answer answer, UnexpectedJsonException cause) {
        var reason = ErrorBody.isHtml(answer)
                ? "the answer is a web page. Does option baseUrl name the API, and does no proxy stand between?"
                : "the answer cannot be read: " + cause.getMessage();
        var problem = problem(attempt, answer, reason, cause);
        // A web page is not the API's: whoever answered has not done anything.
        return attempt.repeatable() || ErrorBody.isHtml(answer)
                ? new UnreadableAnswerException(problem)
                : new OutcomeUnknownException(unknown(problem));
    }

    CohereException withoutAnswer(Attempt attempt, @Nullable Throwable failure) {
        var outage = Outage.of(failure, settings);
        var problem = new Problem(
                shown(attempt, attempt.task()),
                Text.printable(mask(attempt, outage.reason())),
                uri(attempt),
                0,
                "",
                Map.of(),
                "",
                failure);
        if (outage.kind() == Outage.Kind.UNTRUSTED) {
            return new CredentialsException(problem);
        }
        if (outage.sent() && !attempt.repeatable()) {
            return new OutcomeUnknownException(unknown(problem));
        }
        return outage.kind() == Outage.Kind.REFUSED
                ? new UnreadableAnswerException(problem)
                : new UnavailableException(problem, null);
    }

    private Problem problem(Attempt attempt, Answer answer, String reason, @Nullable Throwable cause) {
        var headers = new HashMap<String, String>();
        answer.headers().forEach((name, value) -> {
            // A cookie is a credential.
            if (!name.equals("set-cookie")) {
                headers.put(shown(attempt, name), shown(attempt, value));
            }
        });
        // Masked before it is cut: half a secret would not be recognised.
        var body = mask(attempt, new String(answer.body(), UTF_8));
        return new Problem(
                shown(attempt, attempt.task()),
                shown(attempt, reason),
                uri(attempt),
                answer.status(),
                shown(attempt, answer.reasonPhrase()),
                Map.copyOf(headers),
                body.substring(0, Math.min(body.length(), KEPT_BODY)),
                cause);
    }

    private String shown(Attempt attempt, String text) {
        return Text.clean(mask(attempt, text));
    }

    private String mask(Attempt attempt, String text) {
        var masked = text;
        for (var secret : settings.secrets()) {
            masked = secret.mask(masked);
        }
        for (var secret : attempt.secrets()) {
            masked = secret.mask(masked);
        }
        return masked;
    }

    private String uri(Attempt attempt) {
        return settings.baseUrl() + attempt.request().target().text();
    }

    private static Problem reworded(Problem problem, String reason) {
        return new Problem(
                problem.task(),
                reason,
                problem.uri(),
                problem.status(),
                problem.statusText(),
                problem.headers(),
                problem.body(),
                problem.cause());
    }
}
