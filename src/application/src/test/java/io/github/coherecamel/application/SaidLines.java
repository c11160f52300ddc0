package io.github.coherecamel.application;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/** What is said in the log under a name, and under those below it, until this is closed. */
public final class SaidLines extends ExtHandler {

    /** Says of a machine that stood still for seconds, as a loaded one does, that threads did. */
    private static final String BLOCKED = "io.vertx.core.impl.btc.BlockedThreadChecker";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;

    public SaidLines(String name) {
        this(name, Level.ALL);
    }

    /** @param least what is less severe is not listed */
    SaidLines(String name, Level least) {
        setLevel(least);
        this.logger = Logger.getLogger(name);
        logger.addHandler(this);
    }

    public List<String> all() {
        return lines;
    }

    @Override
    protected void doPublish(ExtLogRecord line) {
        if (!BLOCKED.equals(line.getLoggerName())) {
            lines.add(line.getFormattedMessage());
        }
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
