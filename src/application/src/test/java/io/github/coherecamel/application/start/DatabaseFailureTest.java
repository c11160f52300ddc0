package io.github.coherecamel.application.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

    @Test
    void saysOfADatabaseThatDoesNotAnswerWhatToLookAt() {
        var line = DatabaseFailure.line(new SQLException("Acquisition timeout while waiting for new connection"));

        assertThat(line)
                .contains("did not answer in time", "QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL")
                .doesNotContain("null");
    }

    @ParameterizedTest
    @ValueSource(ints = {90028, 90030, 90048})
    void saysOfAFileThatIsNoDatabaseThatABackupHelps(int code) {
        var line = DatabaseFailure.line(new SQLException("IO Exception", String.valueOf(code), code));

        assertThat(line).contains("Restore it from a backup");
    }

    @Test
    void saysOfARoleWithoutRightsThatGrantsMayBeMissing() {
        var line = DatabaseFailure.line(new SQLException("permission denied for table flyway_schema_history", "42501"));

        assertThat(line).contains("Grant the role", "migrate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://host:port/db?user=cohere&password=s3cret&ssl=true",
                "jdbc:postgresql://host:port/db?Password=s3cret",
                "jdbc:postgresql://cohere:s3cret@host:port/db",
                "jdbc:postgresql://cohere:s3@s3cret@host/db",
                "jdbc:h2:tcp://host/db;USER=sa;PASSWORD=s3cret"
            })
    void printsNoPasswordOfAUrlThatTheDriverPrints(String url) {
        var line = DatabaseFailure.line(new SQLException("Unable to parse URL " + url, "08001"));

        assertThat(line).contains("Unable to parse URL jdbc:", "***").doesNotContain("s3cret");
    }
}
