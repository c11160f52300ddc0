package io.github.coherecamel.application;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/** What is logged in a category, and below it, until this is closed. */
final class LogLines extends ExtHandler {

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    /** @param category empty for all */
    static LogLines of(String category, Level least) {
        var lines = new LogLines(Logger.getLogger(category));
        lines.setLevel(least);
        lines.logger.addHandler(lines);
        return lines;
    }

    @Override
    protected void doPublish(ExtLogRecord line) {
        lines.add(line.getFormattedMessage());
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
