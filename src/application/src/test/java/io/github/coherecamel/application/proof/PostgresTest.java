package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

    @TempDir
    Path folder;

    @Test
    void hasOnDiskWhatItCommittedWhenItWasKilled() throws Exception {
        try (var postgres = Postgres.start(folder.resolve("data"))) {
            run(postgres, "create table kept (id int)");
            run(postgres, "insert into kept values (1)");

            postgres.kill();
            postgres.restart();

            assertThat(ask(postgres, "select count(*) from kept")).isEqualTo("1");
        }
    }

    @Test
    void isAsDurableAsInProduction() throws Exception {
        try (var postgres = Postgres.start(folder.resolve("data"))) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
        }
    }

    private static void run(Postgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Postgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), "");
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
