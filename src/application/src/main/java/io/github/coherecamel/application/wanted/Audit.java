package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import org.jspecify.annotations.Nullable;

/** Writes down what people did, in the transaction of what they changed. */
public final class Audit {

    private static final int LONGEST_DETAIL = 2048;

    private Audit() {}

    /** @param modelId null if it concerns all */
    public static void write(
            Transaction transaction, String who, String what, @Nullable String modelId, @Nullable String detail) {
        transaction
                .sql()
                .createUpdate(
                        """
                        insert into action (at, who, what, model_id, detail)
                        values (:now, :who, :what, :modelId, :detail)""")
                .bind("now", transaction.now())
                .bind("who", who)
                .bind("what", what)
                .bind("modelId", modelId)
                .bind(
                        "detail",
                        detail != null && detail.length() > LONGEST_DETAIL
                                ? detail.substring(0, LONGEST_DETAIL)
                                : detail)
                .execute();
    }
}
