package io.github.coherecamel.application.proof;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The end of a run, when everything has been sent. */
final class Settling {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private Settling() {}

    /** Waits for long. If it never comes to that, the checker shall say what is wrong, and not a clock. */
    static void await(Callable<Boolean> condition) {
        try {
            Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).until(condition);
        } catch (ConditionTimeoutException e) {
            System.out.println("Not all events have been told within " + LIMIT.toMinutes() + " minutes");
        }
    }
}
