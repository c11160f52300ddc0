package io.github.coherecamel.simulator.validation;

import static io.github.coherecamel.simulator.validation.Validating.data;
import static io.github.coherecamel.simulator.validation.Validating.error;
import static io.github.coherecamel.simulator.validation.Validating.eval;
import static io.github.coherecamel.simulator.validation.Validating.file;
import static io.github.coherecamel.simulator.validation.Validating.lines;
import static io.github.coherecamel.simulator.validation.Validating.metrics;
import static io.github.coherecamel.simulator.validation.Validating.validate;
import static io.github.coherecamel.simulator.validation.Validating.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatValidationTest {
    private static final String CHAT = "chat-finetune-input";
    private static final String NO_EVAL = "no evaluation data was given: a part of the training data is used for it";

    private static String message(String role, String content) {
        return "{\"role\":\"" + role + "\",\"content\":\"" + content + "\"}";
    }

    private static String row(String... messages) {
        return "{\"messages\":[" + String.join(",", messages) + "]}";
    }

    private static String good(int number) {
        return row(message("User", "Question " + number), message("Chatbot", "Answer " + number));
    }

    private static Verdict judge(String text) {
        return validate(CHAT, data("a.jsonl", text));
    }

    @Test
    void acceptsTwoConversationsAndWarnsThatEvaluationDataIsMissing() {
        var verdict = judge(lines(2, ChatValidationTest::good));

        assertThat(verdict.valid()).isTrue();
        assertThat(warnings(verdict)).containsExactly(NO_EVAL);
        assertThat(metrics(verdict).path("train_examples").asInt()).isEqualTo(1);
        assertThat(metrics(verdict).path("eval_examples").asInt()).isEqualTo(1);
    }

    @Test
    void splitsFourToOneByItself() {
        var metrics = metrics(judge(lines(100, ChatValidationTest::good)));

        assertThat(metrics.path("train_examples").asInt()).isEqualTo(80);
        assertThat(metrics.path("eval_examples").asInt()).isEqualTo(20);
        assertThat(metrics.at("/chat_data_metrics/num_train_turns").asInt()).isEqualTo(80);
        assertThat(metrics.path("trainable_token_count").asInt()).isPositive();
    }

    @Test
    void needsTwoForTrainingAndOneForEvaluation() {
        assertThat(error(judge(good(1)))).isEqualTo("the dataset needs at least 2 valid conversations but has 1");
        assertThat(error(validate(CHAT, data("a.jsonl", good(1)), eval("b.jsonl", good(2)))))
                .isEqualTo("the dataset needs at least 2 valid training conversations but has 1");
        assertThat(error(validate(CHAT, data("a.jsonl", lines(2, ChatValidationTest::good)), eval("b.jsonl", "\n"))))
                .isEqualTo("the dataset needs at least 1 valid evaluation conversation but has 0");
        assertThat(validate(CHAT, data("a.jsonl", lines(2, ChatValidationTest::good)), eval("b.jsonl", good(9)))
                        .valid())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]} | role 'user' is not one of System, User, Chatbot: write it 'User'",
                "{\"messages\":[{\"role\":\"CHATBOT\",\"content\":\"a\"}]} | role 'CHATBOT' is not one of System, User, Chatbot: write it 'Chatbot'",
                "{\"messages\":[{\"content\":\"a\"}]} | role '' is not one of System, User, Chatbot",
                "{\"messages\":[{\"role\":\"User\",\"content\":\" \"}]} | 'content' must be text that is not empty",
                "{\"messages\":[{\"role\":\"User\",\"content\":5}]} | 'content' must be text that is not empty",
                "{\"messages\":[]} | 'messages' must be a list with at least one message",
                "{\"prompt\":\"a\"} | 'messages' must be a list with at least one message",
                "{\"messages\":[{\"role\":\"User\",\"content\":\"a\"}]} | a conversation needs at least one message of role User and one of role Chatbot",
                "{\"messages\":[{\"role\":\"Chatbot\",\"content\":\"a\"}]} | a conversation needs at least one message of role User and one of role Chatbot",
                "{\"messages\": | invalid JSON",
                "{} {} | invalid JSON",
                "[1] | not a JSON object",
                "null | not a JSON object",
            })
    void saysWhatIsWrongWithARow(String row, String wrong) {
        var verdict = judge(lines(3, ChatValidationTest::good) + row + "\n");

        assertThat(verdict.valid()).isFalse();
        assertThat(error(verdict)).isEqualTo("row 4: " + wrong);
    }

    @Test
    void putsTheFirstProblemIntoTheErrorAndTheRestIntoWarnings() {
        var verdict = judge("x\n" + lines(3, ChatValidationTest::good) + "y\n" + row() + "\n");

        assertThat(error(verdict)).isEqualTo("row 1: invalid JSON");
        assertThat(warnings(verdict))
                .containsExactly(
                        "row 5: invalid JSON", "row 6: 'messages' must be a list with at least one message", NO_EVAL);
    }

    @Test
    void dropsBadRowsWithAWarningIfAskedTo() {
        var skipping = new UploadOptions(true, List.of(), List.of(), ',', "");
        var kind = java.util.Objects.requireNonNull(DatasetKind.of(CHAT));
        var verdict =
                DatasetValidation.of(kind, skipping, data("a.jsonl", "x\n" + lines(2, ChatValidationTest::good)), null);

        assertThat(verdict.valid()).isTrue();
        assertThat(warnings(verdict)).containsExactly("row 1 was dropped: invalid JSON", NO_EVAL);
    }

    @Test
    void takesASystemMessageForAPreambleInTheFirstPlaceOnly() {
        var first = row(message("System", "Be kind"), message("User", "a"), message("Chatbot", "b"));
        var later = row(message("User", "a"), message("System", "c"), message("Chatbot", "b"));

        var verdict = judge(first + "\n" + later + "\n");

        assertThat(verdict.valid()).isTrue();
        assertThat(metrics(verdict).at("/chat_data_metrics/preamble").asText()).isEqualTo("Be kind");
        assertThat(warnings(verdict)).contains("a System message that is not the first one is treated as a speaker");
    }

    @Test
    void limitsPreamblesAndDropsTurnsThatAreTooLong() {
        var longPreamble = row(message("System", "x".repeat(8193)), message("User", "a"), message("Chatbot", "b"));
        var longTurn = row(message("User", "x".repeat(16384 * 4)), message("Chatbot", "b"));
        var good = lines(2, ChatValidationTest::good);

        assertThat(error(judge(good + longPreamble))).isEqualTo("row 3: the preamble has more than 2048 tokens");
        var verdict = judge(good + longTurn);
        assertThat(verdict.valid()).isTrue();
        assertThat(warnings(verdict)).contains("a turn with more than 16384 tokens was dropped");
        assertThat(metrics(verdict).at("/chat_data_metrics/num_train_turns").asInt())
                .isEqualTo(1);
    }

    @Test
    void dropsRepeatedRows() {
        var verdict = judge(good(1) + "\n" + good(2) + "\n" + good(1) + "\n");

        assertThat(verdict.valid()).isTrue();
        assertThat(metrics(verdict).path("total_examples").asInt()).isEqualTo(2);
        assertThat(warnings(verdict)).contains("row 3 repeats an earlier row and was dropped");
        assertThat(error(judge(lines(3, i -> good(1)))))
                .isEqualTo("the dataset needs at least 2 valid conversations but has 1; 2 of 3 rows are duplicates");
    }

    @Test
    void insistsOnUtf8() {
        var bytes = (lines(2, ChatValidationTest::good)
                        + row(message("User", "Gr\u00fc\u00dfe"), message("Chatbot", "b")))
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(error(validate(CHAT, file("data", "a.jsonl", bytes)))).isEqualTo("row 3: not valid UTF-8");
    }

    @Test
    void readsPastBlankLinesAndWindowsLineEnds() {
        assertThat(judge("\r\n" + good(1) + "\r\n\r\n" + good(2) + "\r\n").valid())
                .isTrue();
    }

    @Test
    void warnsOfAByteOrderMark() {
        var verdict = judge("\uFEFF" + good(1) + "\n" + good(2));

        assertThat(verdict.valid()).isTrue();
        assertThat(warnings(verdict))
                .contains("file 'a.jsonl' starts with a byte order mark, which the service may refuse:"
                        + " save it as UTF-8 without one");
        assertThat(error(judge(good(1) + "\n\uFEFF" + good(2)))).isEqualTo("row 2: invalid JSON");
    }

    @Test
    void rejectsEmptyFilesAndFilesOfAnotherKind() {
        assertThat(error(judge(""))).isEqualTo("file 'a.jsonl' is empty");
        assertThat(error(validate(CHAT, data("a.csv", "a,b"))))
                .isEqualTo("file 'a.csv' has an unsupported format: chat-finetune-input takes jsonl");
        assertThat(validate(CHAT, data("A.JSONL", lines(2, ChatValidationTest::good)))
                        .valid())
                .isTrue();
    }

    @Test
    void namesTheEvaluationFileInItsRemarks() {
        var verdict =
                validate(CHAT, data("a.jsonl", lines(2, ChatValidationTest::good)), eval("b.jsonl", good(7) + "\nx"));

        assertThat(error(verdict)).isEqualTo("eval_data row 2: invalid JSON");
    }

    @Test
    void keepsAHundredProblemsAndCountsTheOthers() {
        var verdict = judge(lines(1000, i -> "x"));

        assertThat(warnings(verdict)).hasSize(99 + 2).contains("and 901 more problems");
    }
}
