package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A run with two nodes on one PostgreSQL, and a source that sends events to both of them and to Kafka. */
final class Cluster implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(8);
    static final Duration DRIFT = Duration.ofSeconds(20);

    /** How long an older dataset may stay, and what a machine may take for it that has much else to do. */
    static final Checker CHECKER = new Checker(LEASE.plus(DRIFT).plus(Duration.ofSeconds(30)));

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String TOPIC = "events";
    private static final int PARTITIONS = 4;
    private static final int SENDERS = 8;

    private final String run;
    private final long seed;
    private final Random random;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Postgres postgres;
    private final Kafka kafka;
    private final KafkaGroup group;
    private final Trial trial;
    private final List<Member> members;
    private final HttpDoor http;
    private final EventPlan plan;
    private final EventSource source;
    private int freezes;

    Cluster(String run, Path folder, int models, int events) throws Exception {
        this.run = run;
        seed = Seed.next(run);
        random = new Random(seed);
        postgres = opened(Postgres.start(folder.resolve("postgres")));
        kafka = opened(Kafka.start(folder.resolve("kafka")));
        kafka.createTopic(TOPIC, PARTITIONS);
        group = new KafkaGroup(kafka, Member.GROUP, TOPIC, PARTITIONS);
        trial = opened(new Trial(seed, folder, models, 40));
        members = List.of(member("one"), member("two"));
        members.forEach(member -> member.node().awaitStart());
        group.awaitShared(members.size());
        http = new HttpDoor(members.stream().map(member -> member.node().url()).toList());
        var topic = opened(new KafkaDoor(kafka.address(), TOPIC));
        plan = trial.plan(seed, events);
        source = new EventSource(plan, List.of(http, topic), trial.ledger());
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.add(0, part);
        return part;
    }

    private Member member(String name) throws IOException {
        return new Member(trial, name, postgres, kafka, TOPIC, Weather.bad(seed + name.hashCode(), 0.1));
    }

    /** Starts to send, and takes at least so long for it. */
    Cluster start(Duration over) {
        source.start(seed, SENDERS, over);
        return this;
    }

    Random random() {
        return random;
    }

    Node node(int index) {
        return members.get(index).node();
    }

    /** Returns at a random moment of one of so many equal parts of what is to be sent. */
    void reach(int part, int parts) {
        var slice = plan.deliveries().size() / parts;
        var after = part * slice + random.nextInt(slice);
        await().forever().until(() -> source.delivered() >= after || source.hasFailed());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
    }

    void killNode(int index) throws Exception {
        trial.disturb("kill -9", node(index).application()::kill);
        node(index).restart();
    }

    void killDatabase(Duration away) throws IOException {
        postgres.kill();
        var back = Instant.now().plus(away);
        await().atMost(LIMIT).until(() -> Instant.now().isAfter(back));
        postgres.restart();
    }

    void killBroker() throws IOException, InterruptedException {
        kafka.kill();
        kafka.restart();
    }

    /**
     * A node stands still while its update is under way, for longer than its lease. The other takes over and brings a
     * newer event about, and then the update of the first arrives. Returns when that is put right.
     */
    void freezeANode() throws Exception {
        var model = trial.spareModel();
        var older = trial.datasets().get(2 * freezes);
        var newer = trial.datasets().get(2 * freezes + 1);
        freezes++;
        var held = new HashMap<Member, Disruption.Held>();
        members.forEach(member -> held.put(member, member.holdUpdate(model)));
        post(new PlannedEvent("/freeze", "older-" + freezes, model, older, Instant.now()));
        await().atMost(LIMIT).until(() -> held.values().stream().anyMatch(Disruption.Held::hasArrived));
        var frozen = members.stream()
                .filter(member -> held.get(member).hasArrived())
                .findFirst()
                .orElseThrow();
        trial.disturb("SIGSTOP", frozen.node().application()::freeze);
        members.forEach(Member::holdNothingMore);
        post(new PlannedEvent("/freeze", "newer-" + freezes, model, newer, Instant.now()));
        await().atMost(LIMIT).until(() -> updates(model).contains(newer));

        held.get(frozen).released().countDown();
        await().atMost(LIMIT)
                .until(() -> updates(model).lastIndexOf(older) > updates(model).indexOf(newer));
        trial.disturb("SIGCONT", frozen.node().application()::thaw);
        await().atMost(LIMIT)
                .until(() -> updates(model).lastIndexOf(newer) > updates(model).lastIndexOf(older));
    }

    private List<String> updates(String model) {
        return trial.patches().stream()
                .filter(patch -> patch.model().equals(model))
                .map(Patch::dataset)
                .toList();
    }

    private void post(PlannedEvent event) throws InterruptedException {
        trial.ledger().sending(event);
        while (!http.deliver(event)) {
            Thread.onSpinWait();
        }
        trial.ledger().acknowledged(event);
    }

    /** Waits until everything has been sent and nothing is wrong, and asks the checker. */
    void end(String what) throws Exception {
        source.awaitEnd(LIMIT);
        // Only what a node has read can be right in the end.
        group.awaitCommit();
        Settling.await(CHECKER, trial, this::told);
        var history = trial.history(new Books(postgres.url(), postgres.user()).outcomes());
        var violations = CHECKER.check(history);
        var more = "%d calls, %d disturbed, %d tries not acknowledged, %s"
                .formatted(
                        members.stream()
                                .mapToLong(member -> member.proxy().calls())
                                .sum(),
                        members.stream()
                                .mapToLong(member -> member.proxy().disrupted())
                                .sum(),
                        source.refused(),
                        what);
        new Report(run, seed, history, violations, more).write();
        assertThat(violations).isEmpty();
        assertThat(told()).isEqualTo(history.outcomes()).doesNotContainValue("REJECTED");
    }

    private Map<String, String> told() throws IOException {
        var told = new HashMap<String, String>();
        for (var member : members) {
            told.putAll(member.node().told());
        }
        return told;
    }

    @Override
    public void close() throws Exception {
        for (var each : open) {
            each.close();
        }
    }
}
