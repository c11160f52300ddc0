package io.github.coherecamel.kamelets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** What Camel logs from INFO on and the component from DEBUG on, as long as this is open. At DEBUG, Camel logs all properties. */
final class CapturedLog extends AbstractAppender implements AutoCloseable {
    private static final List<String> LOGGERS = List.of("io.github.coherecamel", "updated");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Layout<? extends Serializable> text =
            PatternLayout.newBuilder().withPattern("%p [%t] %c %X - %m%n%xEx").build();

    CapturedLog() {
        super("captured", null, null, true, Property.EMPTY_ARRAY);
        start();
        var configuration = ((LoggerContext) LogManager.getContext(false)).getConfiguration();
        configuration.getRootLogger().addAppender(this, null, null);
        LOGGERS.forEach(name -> Configurator.setLevel(name, Level.DEBUG));
    }

    @Override
    public void append(LogEvent event) {
        lines.add(new String(text.toByteArray(event), UTF_8));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        LOGGERS.forEach(name -> Configurator.setLevel(name, (Level) null));
        ((LoggerContext) LogManager.getContext(false))
                .getConfiguration()
                .getRootLogger()
                .removeAppender("captured");
        stop();
    }
}
