package io.github.coherecamel.application.command;

import io.github.coherecamel.application.start.Migration;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the database's tables to this version, and starts nothing else. */
@Command(
        name = "migrate",
        description = {
            "Makes or changes the tables of the database, as a role that may do so; the controller then needs none of its rights.",
            "It takes the database from the configuration of the controller: quarkus.datasource.*, quarkus.flyway.*."
        })
@SuppressWarnings("NullAway.Init") // Picocli fills its fields.
final class Migrate implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try {
            out.println(Migration.run());
            out.flush();
            return 0;
        } catch (SQLException | RuntimeException e) {
            Migration.reasons(e).forEach(line -> spec.commandLine().getErr().println("Cannot migrate: " + line));
            spec.commandLine().getErr().flush();
            return 1;
        }
    }
}
