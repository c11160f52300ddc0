package io.github.coherecamel.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {

    private static final String HASH = Token.hash("secret");

    @TempDir
    Path folder;

    @Test
    void knowsWhoeverHasTheToken() throws IOException {
        var tokens = read("# people\n\nanna viewer,operator sha256:" + HASH + "\n");

        assertThat(tokens.find("secret")).contains(new TokenFile.Holder("anna", Set.of(Role.VIEWER, Role.OPERATOR)));
        assertThat(tokens.find("another")).isEmpty();
        assertThat(tokens.find(HASH)).isEmpty();
        assertThat(tokens.find("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna viewer secret",
                "anna sha256:0000000000000000000000000000000000000000000000000000000000000000",
                "anna admin sha256:0000000000000000000000000000000000000000000000000000000000000000",
                "anna viewer sha256:00 secret",
                "# nobody",
            })
    void namesALineThatCannotBeReadAndDoesNotShowIt(String line) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tokens")
                .hasMessageNotContaining("secret");
    }

    @Test
    void takesNoTokenTwice() {
        assertThatThrownBy(() -> read("a viewer sha256:" + HASH + "\nb sender sha256:" + HASH))
                .hasMessageContaining("line 2");
    }

    @Test
    void makesTokensThatNobodyGuesses() {
        assertThat(Token.make(new SecureRandom())).hasSize(43).isNotEqualTo(Token.make(new SecureRandom()));
    }

    private TokenFile read(String lines) throws IOException {
        return TokenFile.read(Files.writeString(folder.resolve("tokens"), lines));
    }
}
