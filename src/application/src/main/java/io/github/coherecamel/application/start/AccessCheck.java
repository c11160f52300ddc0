package io.github.coherecamel.application.start;

import io.github.coherecamel.application.access.TokenFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** Whoever can reach this from elsewhere has to be known. */
final class AccessCheck implements Check {

    private static final String TOKENS = "cohere.access.tokens";

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        var tokens = settings.text(TOKENS);
        tokens.ifPresent(file -> read(file, mistakes));
        var oidc = settings.text("quarkus.oidc.tenant-enabled").orElse("false").equals("true");
        var host = settings.text("quarkus.http.host").orElse("127.0.0.1");
        if (tokens.isEmpty() && !oidc && !isLoopback(host)) {
            mistakes.add(
                    "quarkus.http.host (QUARKUS_HTTP_HOST) is '%s', where others can reach this, and nobody has to say who he is"
                            .formatted(host),
                    "Set cohere.access.tokens (COHERE_ACCESS_TOKENS) to a file of tokens, which command token makes,"
                            + " or configure OIDC; or leave the host away to listen on this machine alone");
        }
    }

    private static void read(String file, Mistakes mistakes) {
        try {
            TokenFile.read(Path.of(file));
        } catch (IOException e) {
            mistakes.add(
                    "%s (COHERE_ACCESS_TOKENS) is '%s', which cannot be read (%s)"
                            .formatted(TOKENS, file, e.getClass().getSimpleName()),
                    "Set it to a file that this process may read");
        } catch (IllegalArgumentException e) {
            mistakes.add(TOKENS + ": " + e.getMessage(), "Command token prints a line as it has to be");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
