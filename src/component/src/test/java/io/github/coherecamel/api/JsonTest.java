package io.github.coherecamel.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.model.FinetunedModel;
import java.math.BigDecimal;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void readsWhatTheApiNests() {
        assertThat(read("[".repeat(64) + "]".repeat(64)).isArray()).isTrue();
    }

    @Test
    void refusesNestingThatIsTooDeep() {
        assertRefused("[".repeat(65) + "]".repeat(65)).hasMessageContaining("nesting depth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{}x", "{\"a\":NaN}", "{\"a\":01}"})
    void refusesWhatIsNotJsonToTheLetter(String text) {
        assertRefused(text).hasMessageStartingWith("it is not JSON");
    }

    @Test
    void refusesNothing() {
        assertRefused(" \n").hasMessage("it is empty");
    }

    @Test
    void refusesANumberOfAThousandDigits() {
        assertRefused("{\"a\":" + "9".repeat(1000) + "}").hasMessageStartingWith("it is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"api_key\": s3cret-key}", "{\"s3cret-key\":1,\"s3cret-key\":2}", "\"s3cret-key"})
    void neverQuotesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> read(text)).satisfies(Traces::doNotShowTheSecret);
    }

    @Test
    void neverQuotesAValueThatDoesNotFitARecord() {
        var node = read("{\"settings\":\"s3cret-key\"}");

        assertThatThrownBy(() -> Json.convert(node, FinetunedModel.class))
                .isInstanceOf(UnexpectedJsonException.class)
                .hasMessageContaining("FinetunedModel")
                .hasMessageContaining("settings")
                .satisfies(Traces::doNotShowTheSecret);
    }

    @Test
    void keepsEveryDigitOfANumber() {
        var digits = "0.1234567890123456789012345";

        assertThat(read("{\"a\":" + digits + "}").get("a").decimalValue()).isEqualTo(new BigDecimal(digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-05", "1.50", "-0"})
    void writesANumberAsItWasSpelled(String number) {
        assertThat(Json.write(read("[" + number + "]"))).asString(UTF_8).isEqualTo("[" + number + "]");
    }

    @Test
    void refusesAnExponentThatNoNumberHas() {
        assertRefused("{\"a\":1e2147483648}").hasMessageStartingWith("it is not JSON");
    }

    @Test
    void takesNotANumberFromAServerAlone() {
        assertThat(Json.readAnswer("{\"loss\":NaN}".getBytes(UTF_8)).get("loss").asDouble())
                .isNaN();
    }

    @Test
    void unwrapsOnlyAnObject() {
        assertThatThrownBy(() -> Json.unwrap(read("{\"finetuned_model\":[]}"), "finetuned_model", FinetunedModel.class))
                .isInstanceOf(UnexpectedJsonException.class)
                .hasMessage("it has no object 'finetuned_model'");
    }

    @Test
    void writesMapsAndRecords() {
        assertThat(read(new String(Json.write(Map.of("a", 1)), UTF_8))).isEqualTo(read("{\"a\":1}"));
    }

    private static JsonNode read(String text) {
        return Json.read(text.getBytes(UTF_8));
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String text) {
        ThrowingCallable reading = () -> read(text);
        return assertThatThrownBy(reading).isInstanceOf(UnexpectedJsonException.class);
    }
}
