package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node stands still in the middle of its updates for longer than its lease, another brings newer events about, and then
 * the updates of the first arrive. Three ways put that right, and each is shown alone: the others cannot help when it has
 * to. Hours pass by changing the times that are written down, so nothing is waited for but what is done.
 */
class LostLeaseIT {

    /** Only a hang lasts so long. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final String AN_HOUR_EARLIER =
            "update model set due_at = due_at - interval '1 hour', suspect_until = suspect_until - interval '1 hour'";

    /** What is wanted of one model before the node stands still, and after. */
    private record Late(String model, String older, String newer, Disruption.Held update) {}

    @TempDir
    Path folder;

    @Test
    void aLateUpdateIsPutRightInEachOfThreeWays() throws Exception {
        var seed = Seed.next("A lost lease");
        try (var postgres = Postgres.start(folder.resolve("postgres"));
                var trial = new Trial(seed, folder, 3, 6)) {
            var bySuspicion = late(trial, 0);
            var byTheDriftCheck = late(trial, 1);
            var byWhoComesBack = late(trial, 2);
            var all = List.of(bySuspicion, byTheDriftCheck, byWhoComesBack);

            var frozen = freezeWhileItUpdates(trial, postgres, all);
            // As many lease times have passed as one likes.
            execute(postgres, AN_HOUR_EARLIER);
            var other = trial.node("other", trial.proxy(), properties(postgres));
            other.awaitStart();
            for (var late : all) {
                post(trial, other, "newer", late.model(), late.newer());
            }
            await().atMost(LIMIT).until(() -> all.stream().allMatch(late -> last(trial, late, late.newer())));
            await().atMost(LIMIT).until(() -> count(postgres, "owner is null") == all.size());

            // Whoever had it stands still, and drift is not looked for, but a write of a lost claim is expected.
            arrive(trial, bySuspicion);
            execute(postgres, AN_HOUR_EARLIER);
            await().atMost(LIMIT).until(() -> last(trial, bySuspicion, bySuspicion.newer()));

            // Nothing is expected any more, and the node still stands still.
            await().atMost(LIMIT).until(() -> count(postgres, "owner is null and due_at is null") == all.size());
            arrive(trial, byTheDriftCheck);
            execute(postgres, "update control set drift_at = current_timestamp");
            await().atMost(LIMIT).until(() -> last(trial, byTheDriftCheck, byTheDriftCheck.newer()));

            // Nothing is expected, and drift is not looked for again, but the node wakes up.
            arrive(trial, byWhoComesBack);
            trial.disturb("SIGCONT", frozen.application()::thaw);
            await().atMost(LIMIT).until(() -> last(trial, byWhoComesBack, byWhoComesBack.newer()));

            var books = new Books(postgres.url(), postgres.user());
            assertThat(new Checker(LIMIT).check(trial.history(books.outcomes())))
                    .isEmpty();
        }
    }

    private static Late late(Trial trial, int index) {
        var datasets = trial.datasets();
        return new Late(
                trial.models().get(index), datasets.get(2 * index), datasets.get(2 * index + 1), new Disruption.Held());
    }

    private Node freezeWhileItUpdates(Trial trial, Postgres postgres, List<Late> all) throws Exception {
        var proxy = trial.proxy();
        var weather = Weather.fair();
        for (var late : all) {
            weather = weather.butOnce(ApiLog.update(late.model()), late.update());
        }
        proxy.weather(weather);
        var node = trial.node("frozen", proxy, properties(postgres));
        node.awaitStart();
        for (var late : all) {
            post(trial, node, "older", late.model(), late.older());
        }
        await().atMost(LIMIT)
                .until(() -> all.stream().allMatch(late -> late.update().hasArrived()));
        trial.disturb("SIGSTOP", node.application()::freeze);
        return node;
    }

    /** The update arrives, and nobody knows of it: the model is taken for what it is no more. */
    private static void arrive(Trial trial, Late late) {
        late.update().released().countDown();
        await().atMost(LIMIT).until(() -> last(trial, late, late.older()));
    }

    private static boolean last(Trial trial, Late late, String dataset) {
        return trial.patches().stream()
                .filter(patch -> patch.model().equals(late.model()))
                .reduce((one, next) -> next)
                .filter(patch -> patch.dataset().equals(dataset))
                .isPresent();
    }

    private static void post(Trial trial, Node node, String id, String model, String dataset) {
        var event = new PlannedEvent("/lost-lease", id + "-" + model, model, dataset, Instant.now());
        trial.ledger().sending(event);
        var door = new HttpDoor(List.of(node.url()));
        await().atMost(LIMIT).until(() -> door.deliver(event));
        trial.ledger().acknowledged(event);
    }

    private static List<String> properties(Postgres postgres) {
        return List.of(
                "quarkus.profile=cluster",
                "quarkus.datasource.postgresql.jdbc.url=" + postgres.url(),
                "quarkus.datasource.postgresql.username=" + postgres.user(),
                "cohere.drift.interval=10h",
                "cohere.reconcile.poll-interval=200ms",
                // Nothing but a lease that is over ends what stands still.
                "cohere.reconcile.lease=30m",
                "camel.component.cohere-finetune.response-timeout=10m");
    }

    private static long count(Postgres postgres, String condition) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from model where " + condition)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Postgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
