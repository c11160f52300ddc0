package io.github.coherecamel.application.file;

import io.github.coherecamel.application.wanted.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Which dataset has which content, so that no content is uploaded twice. */
@Singleton
final class UploadedFiles {

    /** Long after Cohere has deleted a dataset, which is after 30 days. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Database database;

    UploadedFiles(Database database) {
        this.database = database;
    }

    Optional<String> find(String digest, String type) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select dataset_id from uploaded_file where digest = :digest and type = :type")
                .bind("digest", digest)
                .bind("type", type)
                .mapTo(String.class)
                .findOne());
    }

    void remember(String digest, String type, String datasetId) {
        database.inTransaction(transaction -> {
            transaction
                    .sql()
                    .createUpdate(
                            "delete from uploaded_file where digest = :digest and type = :type or uploaded_at < :old")
                    .bind("digest", digest)
                    .bind("type", type)
                    .bind("old", transaction.now().minus(KEPT))
                    .execute();
            return transaction
                    .sql()
                    .createUpdate(
                            """
                            insert into uploaded_file (digest, type, dataset_id, uploaded_at)
                            values (:digest, :type, :datasetId, :now)""")
                    .bind("digest", digest)
                    .bind("type", type)
                    .bind("datasetId", datasetId)
                    .bind("now", transaction.now())
                    .execute();
        });
    }
}
