package io.github.coherecamel.application.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of tokens, as an operator writes it. */
public final class WrittenTokens {

    private WrittenTokens() {}

    /** Returns one with a holder of each role, whose tokens are {@code token-v}, {@code token-o} and {@code token-s}. */
    public static Path ofEachRole() {
        try {
            return Files.writeString(
                    Files.createTempFile("tokens", ""),
                    """
                    vera viewer sha256:%s
                    otto operator sha256:%s
                    sven sender sha256:%s
                    """
                            .formatted(Token.hash("token-v"), Token.hash("token-o"), Token.hash("token-s")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
