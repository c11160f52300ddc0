package io.github.coherecamel.application.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** A long name is cut, but no character is. */
class ModelsCommandTest {

    @Test
    void cutsALongNameBetweenCharacters() {
        var answer = new ObjectMapper().createObjectNode();
        answer.putArray("items").addObject().put("id", "m").put("name", "a".repeat(39) + "\uD83D\uDEB2 and more");
        var out = new StringWriter();

        new ModelsCommand().print(answer, new PrintWriter(out, true));

        assertThat(out.toString()).contains("a".repeat(39) + "…").doesNotContain("\uD83D");
    }
}
