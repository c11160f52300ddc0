package io.github.coherecamel.application.start;

import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;

/** Says why the database cannot be used, and what to do. */
final class DatabaseFailure {

    private static final int H2_IN_USE = 90020;
    private static final int H2_UNREADABLE = 90028;
    private static final int H2_DAMAGED = 90030;
    private static final int H2_OF_ANOTHER_VERSION = 90048;

    /** With which PostgreSQL's driver says nothing. */
    private static final String ATTEMPT_FAILED = "The connection attempt failed.";

    private DatabaseFailure() {}

    static String line(SQLException failure) {
        if (failure.getErrorCode() == H2_IN_USE) {
            return "the data folder is in use by another process, and the embedded database can serve only one."
                    + " Stop the other, or set cohere.data (COHERE_DATA) to another folder; several processes"
                    + " together need PostgreSQL (profile cluster).";
        }
        if (failure.getErrorCode() == H2_UNREADABLE
                || failure.getErrorCode() == H2_DAMAGED
                || failure.getErrorCode() == H2_OF_ANOTHER_VERSION) {
            return "the database in the data folder cannot be read, is damaged or of another version of H2. Restore it"
                    + " from a backup, or set cohere.data (COHERE_DATA) to another folder.";
        }
        if (failure.getSQLState() == null) {
            // The pool says so when nobody answers: a server that is overloaded, stands still, or is none of
            // PostgreSQL's; or a machine that is overloaded itself.
            return "the database did not answer in time. If it is PostgreSQL, see whether it does (psql, or its log), or"
                    + " correct QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL. Else see whether the machine has too much to do.";
        }
        var state = failure.getSQLState();
        if (failure.getCause() instanceof UnknownHostException unknown) {
            return ("the database: no address is known for host %s. Correct QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL, or let the"
                            + " name server know the name.")
                    .formatted(unknown.getMessage());
        }
        var reason = String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\s+", " ")
                // A driver may print a URL that it cannot read, as it is.
                .replaceAll("(?i)((?:password|passwd|pwd)\\s*=)[^&;\\s]*", "$1***")
                .replaceAll("://[^/?\\s]*@", "://***@");
        if (failure.getCause() instanceof IOException cause && reason.equals(ATTEMPT_FAILED)) {
            reason = "connecting failed: " + cause.getMessage();
        }
        return "the database: " + reason + (reason.endsWith(".") ? " " : ". ") + remedy(state);
    }

    private static String remedy(String state) {
        return switch (state) {
            case "08001", "08004", "08006" -> "Start PostgreSQL, or correct QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL.";
            case "53300" -> "Let it have more (max_connections), or the processes that use it fewer.";
            case "57P03" -> "It goes on when PostgreSQL has started; its log says how far it is.";
            case "28P01", "28000" ->
                "Correct QUARKUS_DATASOURCE_POSTGRESQL_USERNAME and QUARKUS_DATASOURCE_POSTGRESQL_PASSWORD.";
            case "3D000" -> "Make the database, or correct QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL.";
            case "42501" ->
                "Grant the role what docs/operating.md says. If it is a migration that it may not do, do it as the"
                        + " owner: java -jar quarkus-run.jar migrate.";
            default -> "SQL state " + state + ".";
        };
    }
}
