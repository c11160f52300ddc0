package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;

class CohereExceptionTest {
    private static final FailureDetails GONE = FailureDetails.of("get dataset d", "it is gone");

    @Test
    void hasACauseThatIsNoneOfOursAndSuppressesOneThatIs() {
        var technical = new IOException("reset");
        var earlier = new NotFoundException(GONE);

        assertThat(new InvalidInputException("upload", "no file", technical)).hasCause(technical);
        assertThat(new TimedOutException("await d", "too long", earlier))
                .hasNoCause()
                .hasSuppressedException(earlier);
    }

    @Test
    void isAFailureOfHttpOnTheWireAlone() {
        assertThat(new NotFoundException(GONE)).isInstanceOf(HttpOperationFailedException.class);
        assertThat(new InvalidInputException("get dataset", "there is no id", null))
                .isNotInstanceOf(HttpOperationFailedException.class)
                .isInstanceOf(CohereFailure.class)
                .hasMessage("Could not get dataset: there is no id");
    }

    @Test
    void printsAsOneShortLineWithoutControlCharacters() {
        var failure = new InvalidInputException("get " + "x".repeat(10_000), "a\r\nb\u001b[2J", null);

        assertThat(failure.toString()).doesNotContainPattern("\\p{Cc}").hasSizeLessThan(500);
    }

    @Test
    void canBeOneOfAUsersOwn() {
        class Moderated extends CohereLocalException {
            Moderated() {
                super(ErrorCategory.VALIDATION, "train", "the texts are not fit for it", null);
            }
        }

        assertThat(new Moderated().category()).isEqualTo(ErrorCategory.VALIDATION);
    }
}
