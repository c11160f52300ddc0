package io.github.coherecamel.application.start;

import io.quarkus.runtime.Quarkus;
import io.smallrye.config.SmallRyeConfig;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Starts the controller. If that fails, it says why, a line for each reason, and ends with exit code 1. */
public final class Start {

    private Start() {}

    public static void controller() {
        var mistakes = new Mistakes();
        var settings = new Settings(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class));
        Check.ALL.forEach(check -> check.check(settings, mistakes));
        if (!mistakes.lines().isEmpty()) {
            refuse(mistakes.lines());
            System.exit(1);
        }
        try {
            DatabaseWait.await(settings.config());
            EmbeddedDatabase.open(settings.config());
        } catch (SQLException e) {
            refuse(List.of(DatabaseFailure.line(e)));
            System.exit(1);
        }
        Quarkus.run(null, Start::ended);
    }

    private static void ended(int exitCode, @Nullable Throwable failure) {
        if (failure != null) {
            refuse(StartFailure.lines(failure));
        }
        EmbeddedDatabase.closeAtTheEnd();
        System.exit(exitCode);
    }

    @SuppressWarnings("SystemOut") // There is no log yet, or none any more.
    private static void refuse(List<String> lines) {
        lines.forEach(line -> System.err.println("Cannot start: " + line));
    }
}
