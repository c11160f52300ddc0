package io.github.coherecamel.application.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes, of which everything dies now and then that they work with, and one of them stands still for too long. */
class TwoNodesIT {

    private static final int EVENTS = 2000;
    private static final int KILLS = 10;
    private static final Duration WITHOUT_DATABASE = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void loseNothingWhateverDiesOrStandsStill() throws Exception {
        try (var cluster = new Cluster("Two nodes on PostgreSQL", folder, 100, EVENTS).start(Duration.ZERO)) {
            var blows = new ArrayList<Trial.Action>();
            blows.addAll(Collections.nCopies(
                    KILLS, () -> cluster.killNode(cluster.random().nextInt(2))));
            blows.add(() -> cluster.killDatabase(Duration.ZERO));
            blows.add(() -> cluster.killDatabase(WITHOUT_DATABASE));
            blows.add(cluster::killBroker);
            blows.add(cluster::freezeANode);
            Collections.shuffle(blows, cluster.random());
            for (var i = 0; i < blows.size(); i++) {
                cluster.reach(i, blows.size());
                blows.get(i).run();
            }
            cluster.end("%d kill -9, PostgreSQL killed twice, once for %d s, Kafka once, one node frozen past its lease"
                    .formatted(KILLS, WITHOUT_DATABASE.toSeconds()));
        }
    }
}
