package io.github.coherecamel.rim;

import org.awaitility.Awaitility;

/** What tests of awaits share. */
abstract class AwaitTestSupport extends TimedTest {
    /** Lets the one await there is poll again, as soon as it waits for its next poll. */
    final void pollAgain() {
        untilPaused();
        time.advance(timers().get(0));
    }

    /** The same, and it goes on waiting. */
    final void pollInVain() {
        pollAgain();
        untilPaused();
    }

    final void untilPaused() {
        untilPaused(1);
    }

    /** Waits until so many awaits wait for their next poll. Each has its deadline in mind as well. */
    final void untilPaused(int awaits) {
        Awaitility.await().atMost(LONG).until(() -> timers().size() == 2 * awaits);
    }
}
