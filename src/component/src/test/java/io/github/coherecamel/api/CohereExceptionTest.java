package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CohereExceptionTest {
    @Test
    void hasACauseThatIsNoneOfOursAndSuppressesOneThatIs() {
        var technical = new IOException("reset");
        var earlier = new NotFoundException(Problem.local("get dataset d", "it is gone", technical));
        var later = new DatasetNotUsableException(Problem.local("update model m", "no dataset", earlier), true);

        assertThat(earlier).hasCause(technical);
        assertThat(later).hasNoCause().hasSuppressedException(earlier);
    }

    @Test
    void printsAsOneShortLineWithoutControlCharacters() {
        var failure = new InvalidRequestException(Problem.local("get " + "x".repeat(10_000), "a\r\nb\u001b[2J", null));

        assertThat(failure.toString()).doesNotContainPattern("\\p{Cc}").hasSizeLessThan(500);
        assertThat(failure.getStatusCode()).isZero();
    }
}
