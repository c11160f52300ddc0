package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What of a failure ends up in a log. */
final class Traces {
    private Traces() {}

    static String of(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    static void doNotShowTheSecret(Throwable failure) {
        assertThat(of(failure)).doesNotContain("s3cret");
    }
}
