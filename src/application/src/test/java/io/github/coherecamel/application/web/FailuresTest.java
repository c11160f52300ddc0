package io.github.coherecamel.application.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Stores;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is answered if the database fails. */
class FailuresTest {

    @ParameterizedTest
    @EnumSource
    void blamesTheRequestForAValueThatTheDatabaseDoesNotTake(Stores.Kind kind) {
        var stores = kind.empty();
        var tooLong = new Event("/tests", "x".repeat(300), null, "m", "d", null);

        assertThat(status(catchThrowable(() -> stores.intake.accept(List.of(tooLong)))))
                .isEqualTo(400);
    }

    @Test
    void blamesTheRequestForANulThatPostgresqlDoesNotTake() {
        var stores = Stores.Kind.POSTGRESQL.empty();

        assertThat(status(catchThrowable(() -> stores.database.inTransaction(transaction -> transaction
                        .sql()
                        .createQuery("select count(*) from event where id = :id")
                        .bind("id", "a\0b")
                        .mapTo(Long.class)
                        .one()))))
                .isEqualTo(400);
    }

    @Test
    void blamesTheDatabaseIfItIsAway() {
        assertThat(status(new ConnectionException(new SQLException("no answer", "08001"))))
                .isEqualTo(503);
    }

    private static int status(Throwable failure) {
        return Failures.refusal(failure).status();
    }
}
