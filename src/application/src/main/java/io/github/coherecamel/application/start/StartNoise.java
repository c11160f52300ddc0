package io.github.coherecamel.application.start;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Keeps stack traces of a failed start from the console: what it failed for is said once, at its end and in one line. */
@LoggingFilter(name = "start-noise")
public final class StartNoise implements Filter {

    @Override
    public boolean isLoggable(LogRecord logged) {
        var message = logged.getMessage();
        return message == null || !message.startsWith("Error starting CamelContext");
    }
}
