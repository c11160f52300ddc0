package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.api.ApiRetiredException;
import io.github.coherecamel.api.CohereFailure;
import io.github.coherecamel.api.CredentialsException;
import io.github.coherecamel.api.DatasetNotUsableException;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.InvalidRequestException;
import io.github.coherecamel.api.ModelChangedException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.QuotaExceededException;
import io.github.coherecamel.api.TrainingFailedException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.api.UnreadableAnswerException;
import io.github.coherecamel.application.wanted.Category;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A failure, sorted by what helps.
 *
 * @param retryAfter when to ask again, as the API or what else is known says; null if nothing says so
 */
public record Failure(Category category, String reason, @Nullable Duration retryAfter) {

    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    /** Sorts any failure; what is none of the component's comes from the route itself. */
    public static Failure of(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CohereFailure failure) {
                return new Failure(category(cause), String.valueOf(failure.getMessage()), retryAfter(cause));
            }
        }
        return new Failure(
                Category.ROUTE,
                "the route failed: " + thrown.getClass().getSimpleName() + ". The log has the rest",
                null);
    }

    /** Whether it concerns every model, so that nothing is to be tried until it is over. */
    public boolean concernsAll() {
        return switch (category) {
            case CREDENTIALS, PERMISSION, QUOTA, RETIRED -> true;
            default -> false;
        };
    }

    /** The same, if it turned out to be so for this model alone. */
    Failure forThisAlone() {
        return new Failure(Category.FORBIDDEN, reason, null);
    }

    /** The same, if it is not known yet whether it is so for this model alone. */
    Failure forThisSoFar(Duration again) {
        return new Failure(
                Category.FORBIDDEN,
                reason + ". Whether it is so for other models as well is not known yet, so its event is not rejected",
                again);
    }

    private static Category category(Throwable failure) {
        if (failure instanceof UnavailableException unavailable) {
            return unavailable.getStatusCode() == TOO_MANY ? Category.RATE_LIMIT : Category.UNAVAILABLE;
        } else if (failure instanceof CredentialsException credentials) {
            return credentials.getStatusCode() == FORBIDDEN ? Category.PERMISSION : Category.CREDENTIALS;
        } else if (failure instanceof QuotaExceededException) {
            return Category.QUOTA;
        } else if (failure instanceof ApiRetiredException) {
            return Category.RETIRED;
        } else if (failure instanceof DatasetNotUsableException dataset) {
            return dataset.isHopeless() ? Category.DATASET : Category.NOT_YET;
        } else if (failure instanceof NotFoundException) {
            return Category.NOT_FOUND;
        } else if (failure instanceof InvalidRequestException || failure instanceof InvalidInputException) {
            return Category.INVALID;
        } else if (failure instanceof ModelChangedException) {
            return Category.CHANGED_MEANWHILE;
        } else if (failure instanceof TrainingFailedException) {
            return Category.TRAINING;
        } else if (failure instanceof UnreadableAnswerException) {
            return Category.UNREADABLE;
        }
        return Category.UNAVAILABLE;
    }

    private static @Nullable Duration retryAfter(Throwable failure) {
        return failure instanceof UnavailableException unavailable
                ? unavailable.retryAfter().orElse(null)
                : null;
    }
}
