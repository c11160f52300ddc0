package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    Path folder;

    @Test
    void opensTheEmbeddedDatabaseAgainThatHasClosedItself() throws SQLException {
        try (var pool = pool()) {
            var database = new Database(pool, false);
            run(database, "create table kept (id int)");
            run(database, "insert into kept values (1)");

            // As after a write for which there was no room.
            assertThatThrownBy(() -> run(database, "shutdown immediately")).isInstanceOf(JdbiException.class);

            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> count(database) == 1);
        }
    }

    private AgroalDataSource pool() throws SQLException {
        var url = "jdbc:h2:file:" + folder.resolve("controller") + ";WRITE_DELAY=0";
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(2)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url))));
    }

    private static int count(Database database) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select count(*) from kept")
                .mapTo(Integer.class)
                .one());
    }

    private static void run(Database database, String sql) {
        database.inTransaction(transaction -> transaction.sql().execute(sql));
    }
}
