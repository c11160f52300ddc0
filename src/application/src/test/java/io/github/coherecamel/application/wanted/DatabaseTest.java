package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.application.SaidLines;
import io.quarkus.runtime.ShutdownEvent;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    Path folder;

    private final AtomicInteger ends = new AtomicInteger();
    private final ClosedDatabase closed = new ClosedDatabase(ends::incrementAndGet);

    @Test
    void theProcessEndsOnceWhenTheEmbeddedDatabaseCannotBeWritten() {
        FullDisk.register();
        var database = open("fulldisk:");
        run(database, "create table kept (id int)");

        FullDisk.full(true);
        try {
            for (var tries = 0; tries < 2; tries++) {
                assertThatThrownBy(() -> run(database, "insert into kept values (1)"))
                        .isInstanceOf(JdbiException.class);
            }
        } finally {
            FullDisk.full(false);
        }

        assertThat(ends).hasValue(1);
    }

    @Test
    void theProcessEndsWhenTheEmbeddedDatabaseIsClosed() {
        var database = open("file:");

        assertThatThrownBy(() -> run(database, "shutdown immediately")).isInstanceOf(JdbiException.class);

        assertThat(ends).hasValue(1);
    }

    @Test
    void whoeverClosesItAtAStopEndsNothing() {
        var database = open("file:");

        closed.stop(new ShutdownEvent());

        assertThatThrownBy(() -> run(database, "shutdown immediately")).isInstanceOf(JdbiException.class);
        assertThat(ends).hasValue(0);
    }

    /** Who comes while it is closed waits for nothing, but who is under way would wait for ever. */
    @Test
    void theProcessEndsAlsoAtAStopIfWhatIsUnderWayCannotBeWritten() {
        FullDisk.register();
        var database = open("fulldisk:");
        run(database, "create table kept (id int)");
        closed.stop(new ShutdownEvent());

        FullDisk.full(true);
        try (var said = new SaidLines("cohere.database")) {
            assertThatThrownBy(() -> run(database, "insert into kept values (1)"))
                    .isInstanceOf(JdbiException.class);

            assertThat(said.all())
                    .singleElement()
                    .asString()
                    .contains("No space left on device", "cohere.data", System.getProperty("java.io.tmpdir"));
        } finally {
            FullDisk.full(false);
        }

        assertThat(ends).hasValue(1);
    }

    @Test
    void whatFailsOtherwiseEndsNothing() {
        var database = open("file:");

        assertThatThrownBy(() -> run(database, "insert into nowhere values (1)"))
                .isInstanceOf(JdbiException.class);

        assertThat(ends).hasValue(0);
    }

    private Database open(String fileSystem) {
        var url = "jdbc:h2:" + fileSystem + folder.resolve("controller") + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
        // Without a pool, which would roll back on a database that is closed.
        var source = new JdbcDataSource();
        source.setURL(url);
        return new Database(source, false, closed);
    }

    private static void run(Database database, String sql) {
        database.inTransaction(transaction -> transaction.sql().execute(sql));
    }
}
