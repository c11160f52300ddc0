package io.github.coherecamel.benchmarks.controller;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database with nothing in it that the controller can use, as durable as it comes. */
interface Store extends AutoCloseable {

    /** The databases that there are. */
    enum Kind {
        H2("H2 in a file") {
            @Override
            Store open() throws IOException {
                return new H2Store();
            }
        },
        POSTGRESQL("PostgreSQL") {
            @Override
            Store open() throws IOException {
                return new PostgresStore();
            }
        };

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        abstract Store open() throws IOException;
    }

    /** What makes the application use it. */
    List<String> properties();

    /** Opens a connection of this process. On H2 only as long as no application has the database. */
    Connection connect() throws SQLException;

    /** Opens a connection to where single rows can be inserted beside a running application, as durably. */
    Connection connectAside() throws SQLException;

    /** Returns when what was committed is on the disk. */
    void force(Connection connection) throws SQLException;

    /** Puts a table of numbers into SQL, as each database writes that: {@code numbers(n)} from 1. */
    String numbers(long count);

    /** Lets the database write down each statement, if the application is started after that. */
    void logStatements() throws SQLException;

    /** Returns how many statements were written down. */
    long statements() throws IOException;

    @Override
    void close() throws IOException;
}
