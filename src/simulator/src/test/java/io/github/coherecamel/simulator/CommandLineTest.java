package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private PrintStream printer() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    @Test
    void explainsItself() {
        assertThat(Main.start(List.of("--help"), printer())).isNull();
        assertThat(printed()).contains("--port", "--seed", "--training-time", "--validation-time", "--api-key");
    }

    @Test
    void startsWhatTheOptionsAskFor(@TempDir Path folder) throws IOException {
        var seed = Files.writeString(
                folder.resolve("seed.json"),
                "{\"datasets\":[{\"id\":\"d-1\",\"name\":\"d\",\"type\":\"embed-input\"}]}");
        var options = List.of(
                "--port",
                "0",
                "--seed",
                seed.toString(),
                "--training-time",
                "5m",
                "--validation-time",
                "PT1S",
                "--latency",
                "1ms",
                "--no-retraining",
                "--api-key",
                "a-key");

        try (var simulator = Main.start(options, printer())) {
            assertThat(simulator).isNotNull();
            assertThat(printed()).contains("Cohere simulator on http://127.0.0.1:" + simulator.port());
            assertThat(new Caller(simulator).get("/v1/datasets/d-1").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nonsense | unknown option --nonsense",
                "--port | --port needs a value",
                "--port x | --port must be a number from 0 to 65535, not 'x'",
                "--port 65536 | --port must be a number from 0 to 65535, not '65536'",
                "--port -1 | --port must be a number from 0 to 65535, not '-1'",
                "--training-time soon | --training-time must be a time such as 30s, 5m or 1h, not 'soon'",
                "--latency 2h | 'latency' must be a time from PT0S to PT1H, not PT2H",
                "--validation-time PT-1S | --validation-time must be a time such as 30s, 5m or 1h, not 'PT-1S'",
                "--seed /no/such/file | --seed cannot read the file '/no/such/file'",
            })
    void saysWhichOptionIsWrongAndWhatItTakes(String options, String message) {
        assertThatThrownBy(() -> Main.start(List.of(options.split(" ")), printer()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
