package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A run with one node on the embedded database, and a source that sends events to it. */
final class LoneNode implements AutoCloseable {

    static final Duration LIMIT = Duration.ofMinutes(10);

    private static final List<String> SETTINGS = List.of(
            "cohere.reconcile.first-delay=100ms",
            "cohere.reconcile.max-delay=2s",
            "cohere.hold.probe-interval=1s",
            "cohere.notifications.lease=10s",
            "cohere.reconcile.update-timeout=5s",
            "cohere.reconcile.lease=" + Cluster.LEASE,
            "cohere.drift.interval=" + Cluster.DRIFT,
            "camel.component.cohere-finetune.response-timeout=2s");
    private static final int SENDERS = 8;

    private final String run;
    private final Path data;
    private final long seed;
    private final Random random;
    private final Trial trial;
    private final FaultyProxy proxy;
    private final Node node;
    private final EventPlan plan;
    private final EventSource source;

    /**
     * Starts all but the source.
     *
     * @param data the folder of the node's database
     * @param disturbed the share of the calls that fail
     */
    LoneNode(String run, Path folder, Path data, int models, int events, double disturbed) throws IOException {
        this.run = run;
        this.data = data;
        seed = Seed.next(run);
        random = new Random(seed);
        trial = new Trial(seed, folder, models, 40);
        proxy = trial.proxy();
        proxy.weather(Weather.bad(seed, disturbed));
        node = trial.node(
                "one",
                proxy,
                Stream.concat(SETTINGS.stream(), Stream.of("cohere.data=" + data))
                        .toList());
        node.awaitStart();
        plan = trial.plan(seed, events);
        source = new EventSource(plan, List.of(new HttpDoor(List.of(node.url()))), trial.ledger());
    }

    LoneNode start() {
        source.start(seed, SENDERS);
        return this;
    }

    Node node() {
        return node;
    }

    FaultyProxy proxy() {
        return proxy;
    }

    EventSource source() {
        return source;
    }

    /** Returns at a random moment of one of so many equal parts of what is to be sent. */
    void reach(int part, int parts) {
        var slice = plan.deliveries().size() / parts;
        var after = part * slice + random.nextInt(slice);
        await().atMost(LIMIT).until(() -> source.delivered() >= after || source.hasFailed());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
    }

    void kill() throws Exception {
        trial.disturb("kill -9", node.application()::kill);
        node.restart();
    }

    /** Lets it stop in order. */
    void stop() throws Exception {
        trial.disturb("SIGTERM", () -> {
            node.application().stop();
            assertThat(node.application().awaitExit()).isEqualTo(143);
        });
    }

    /** Waits until everything has been sent and nothing is wrong, and asks the checker. */
    void end(String what) throws Exception {
        source.awaitEnd(LIMIT);
        Settling.await(Cluster.CHECKER, trial, node::told);
        // The database can be read when its node has stopped.
        stop();
        var history = trial.history(new Books("jdbc:h2:file:" + data.resolve("controller"), "").outcomes());
        var violations = Cluster.CHECKER.check(history);
        var more = "%d calls, %d disturbed, %d posts not acknowledged, %s"
                .formatted(proxy.calls(), proxy.disrupted(), source.refused(), what);
        new Report(run, seed, history, violations, more).write();
        assertThat(violations).isEmpty();
        assertThat(node.told()).isEqualTo(history.outcomes()).doesNotContainValue("REJECTED");
    }

    @Override
    public void close() throws Exception {
        trial.close();
    }
}
