package io.github.coherecamel.application.proof;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What a node needs goes away and comes back, and it goes away itself, in order. */
class OutagesIT {

    private static final Duration OUTAGE = Duration.ofSeconds(60);
    private static final int EVENTS = 1000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void anOutageOfTheApiCostsNothing() throws Exception {
        try (var one = run("An outage of the API")) {
            one.reach(0, 4);
            var end = Instant.now().plus(OUTAGE);
            one.proxy().refuse();
            await().atMost(LoneNode.LIMIT).until(() -> Instant.now().isAfter(end));
            one.proxy().acceptAgain();
            one.end("no API for " + OUTAGE.toSeconds() + " s");
        }
    }

    @Test
    void aKeyThatExpiresCostsNothingAndIsUsedAgainWhenItIsRenewed() throws Exception {
        try (var one = run("A key that expires")) {
            one.reach(0, 4);
            var weather = one.proxy().weather();
            one.proxy().weather(Weather.always(new Disruption.Answered(401, "")));
            one.node().application().awaitLine("HOLD (CREDENTIALS)");
            one.reach(2, 4);
            one.proxy().weather(weather);
            one.end("the key was refused for half of the events");
        }
    }

    @Test
    void aFullDiskCostsNothing() throws Exception {
        try (var disk = Tmpfs.mount(folder.resolve("disk"), 256);
                var one = new LoneNode("A full disk", folder, disk.folder(), 100, EVENTS, 0.1).start()) {
            one.reach(0, 4);
            disk.fill();
            var refused = one.source().refused();
            await().atMost(LoneNode.LIMIT).until(() -> one.source().refused() > refused + 20);
            disk.empty();
            one.end("the disk was full");
        }
    }

    @Test
    void anOrderlyStopCostsNothing() throws Exception {
        try (var one = run("SIGTERM")) {
            for (var i = 0; i < 3; i++) {
                one.reach(i, 3);
                one.stop();
                one.node().restart();
            }
            one.end("3 SIGTERM");
        }
    }

    private LoneNode run(String name) throws Exception {
        return new LoneNode(name, folder, folder.resolve("data"), 100, EVENTS, 0.1).start();
    }
}
