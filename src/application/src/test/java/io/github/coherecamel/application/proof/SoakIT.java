package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The same as with two nodes, for an hour and many events, of which one node must not grow. */
@EnabledIfSystemProperty(named = "proof.soak", matches = "true", disabledReason = "it takes an hour: -Dproof.soak=true")
class SoakIT {

    private static final int EVENTS = Integer.getInteger("proof.soak.events", 100_000);
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("proof.soak.minutes", 60));
    private static final int PARTS = 60;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void twoNodesLoseNothingAndTheOneThatLivesDoesNotGrow() throws Exception {
        try (var cluster = new Cluster("Two nodes for long", folder, 1000, EVENTS).start(TIME)) {
            var lives = cluster.node(0).application().pid();
            var vitals = new ArrayList<Vitals>();
            for (var i = 0; i < PARTS; i++) {
                cluster.reach(i, PARTS);
                if (i % 20 == 9) {
                    cluster.killDatabase(Duration.ZERO);
                } else if (i % 20 == 19) {
                    cluster.killBroker();
                } else if (i == PARTS / 2) {
                    cluster.freezeANode();
                } else {
                    cluster.killNode(1);
                }
                vitals.add(Vitals.of(lives));
            }
            cluster.end("for %d min; of the node that lived: %s".formatted(TIME.toMinutes(), said(vitals)));

            assertThat(Vitals.growth(vitals, Vitals::heap))
                    .as("growth of the heap")
                    .isLessThan(1.3);
            assertThat(Vitals.growth(vitals, Vitals::threads))
                    .as("growth of threads")
                    .isLessThan(1.2);
            assertThat(Vitals.growth(vitals, Vitals::descriptors))
                    .as("growth of descriptors")
                    .isLessThan(1.2);
        }
    }

    private static String said(List<Vitals> vitals) {
        var first = vitals.get(vitals.size() / 3);
        var last = vitals.get(vitals.size() - 1);
        return "heap %.1f to %.1f MB, threads %d to %d, descriptors %d to %d"
                .formatted(
                        first.heap() / 1e6,
                        last.heap() / 1e6,
                        first.threads(),
                        last.threads(),
                        first.descriptors(),
                        last.descriptors());
    }
}
