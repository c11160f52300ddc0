package io.github.coherecamel.application.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.Receipt;
import io.github.coherecamel.application.wanted.Receipt.Kind;
import io.github.coherecamel.application.wanted.StoredEvent;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is answered to whoever posted events. */
class AnswersTest {

    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "7, /events, /events/7",
        "7, /ci, /events/7?source=%2Fci",
        "a/b c+d?e#f%&é, /events, /events/a%2Fb%20c%2Bd%3Fe%23f%25%26%C3%A9",
        "7, https://ci.example/a?b=c&d, /events/7?source=https%3A%2F%2Fci.example%2Fa%3Fb%3Dc%26d",
        "../../hold, /events, /events/..%2F..%2Fhold",
    })
    void saysWhereTheEventIs(String id, String source, String location) {
        var answer = answers(null).one(new Receipt(Kind.ACCEPTED, event(1, id, source, null)));

        assertThat(answer.getStatus()).isEqualTo(202);
        assertThat(answer.getHeaderString("Location")).isEqualTo(location);
    }

    @Test
    void answersTheSameEventWithWhatBecameOfIt() {
        var answer = answers(null).one(new Receipt(Kind.DUPLICATE, event(1, "7", "/ci", Outcome.APPLIED)));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(((EventAnswer) answer.getEntity()).outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void answersWhoeverHasWaited() {
        var accepted = new Receipt(Kind.ACCEPTED, event(1, "7", "/ci", null));
        var answers = new Answers(Map.of(1L, event(1, "7", "/ci", Outcome.UNCHANGED)), Map.of(), Duration.ofSeconds(9));

        var answer = answers.one(accepted);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeaderString("Preference-Applied")).isEqualTo("wait=9");
        assertThat(((EventAnswer) answer.getEntity()).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void answersToABatchByWhatIsNewInIt() {
        var accepted = new Receipt(Kind.ACCEPTED, event(1, "1", "/ci", null));
        var duplicate = new Receipt(Kind.DUPLICATE, event(2, "2", "/ci", null));
        var conflict = new Receipt(Kind.CONFLICT, event(3, "3", "/ci", null));

        assertThat(answers(null).batch(List.of(duplicate, conflict, accepted)).getStatus())
                .isEqualTo(202);
        assertThat(answers(null).batch(List.of(duplicate, conflict)).getStatus())
                .isEqualTo(409);
        assertThat(answers(null).batch(List.of(duplicate)).getStatus()).isEqualTo(200);
        assertThat(answers(null).batch(List.of()).getStatus()).isEqualTo(200);
        assertThat(parts(answers(null).batch(List.of(accepted, duplicate, conflict))))
                .extracting(EventAnswer::status)
                .containsExactly(202, 200, 409);
        assertThat(parts(answers(null).batch(List.of(conflict))).get(0).message())
                .contains("Could not accept");
    }

    @SuppressWarnings("unchecked")
    private static List<EventAnswer> parts(Response response) {
        return (List<EventAnswer>) response.getEntity();
    }

    private static Answers answers(@Nullable Duration waited) {
        return new Answers(Map.of(), Map.of(), waited);
    }

    private static StoredEvent event(long seq, String id, String source, @Nullable Outcome outcome) {
        return new StoredEvent(seq, source, id, "m", "d", NOW, NOW, null, outcome, null, null, null, null);
    }
}
