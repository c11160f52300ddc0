package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.Test;

class AnswerHeadersTest {
    private final AnswerHeaders headers = new AnswerHeaders(
            new Header[] {new BasicHeader("X-A", "1"), new BasicHeader("Retry-After", "2"), new BasicHeader("x-a", "3")
            });

    @Test
    void findsTheLastValueWhateverItsCase() {
        assertThat(headers.get("x-a")).isEqualTo("3");
        assertThat(headers.get("retry-after")).isEqualTo("2");
        assertThat(headers.get("date")).isNull();
    }

    @Test
    void listsNamesInLowerCase() {
        assertThat(headers).hasSize(2).containsEntry("x-a", "3").containsEntry("retry-after", "2");
    }
}
