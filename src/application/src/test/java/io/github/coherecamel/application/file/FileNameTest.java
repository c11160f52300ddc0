package io.github.coherecamel.application.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "chats.jsonl, chats.jsonl",
        "Größe 100 %.jsonl, Größe 100 %.jsonl",
        "${x}{{y}}.jsonl, ${x}{{y}}.jsonl",
        "back\\slash.jsonl, back_slash.jsonl",
        "latin\uFFFD.jsonl, latin_.jsonl",
        "right\u202Eleft.jsonl, right_left.jsonl",
    })
    void keepsANameButForWhatBreaksLogsOrSystems(String given, String safe) {
        assertThat(FileName.safe(given)).isEqualTo(safe);
    }

    @ParameterizedTest
    @CsvSource({"a, 255", "ü, 127", "😀, 63"})
    void cutsALongNameAndKeepsItsSuffix(String character, int times) {
        var safe = FileName.safe(character.repeat(times) + ".jsonl");

        assertThat(safe).endsWith(character + ".jsonl");
        assertThat(safe.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(190, 200);
    }

    @Test
    void putsATimeBeforeTheSuffix() {
        assertThat(FileName.with("chats.jsonl", "2026")).isEqualTo("chats-2026.jsonl");
        assertThat(FileName.with("chats", "2026")).isEqualTo("chats-2026");
    }
}
