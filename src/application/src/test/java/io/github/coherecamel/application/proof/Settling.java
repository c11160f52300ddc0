package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The end of a run, when everything has been sent. */
final class Settling {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private Settling() {}

    /**
     * Waits until nothing is wrong. It is not enough that every event was told: a write of a node that has died may still
     * arrive after that, and has to be put right. If it never comes to that, the checker shall say what is wrong, and not
     * a clock.
     *
     * @param told what became of each event, as the nodes have told until now
     */
    static void await(Checker checker, Trial trial, Callable<Map<String, String>> told) {
        try {
            Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(
                            checker.check(trial.history(told.call())))
                    .isEmpty());
        } catch (ConditionTimeoutException e) {
            System.out.println("Something was still wrong after " + LIMIT.toMinutes() + " minutes");
        }
    }
}
