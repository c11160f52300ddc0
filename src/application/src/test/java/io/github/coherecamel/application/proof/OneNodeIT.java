package io.github.coherecamel.application.proof;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One node on the embedded database, which dies again and again while a share of its calls fails. */
class OneNodeIT {

    private static final int EVENTS = 3000;
    private static final int KILLS = 20;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void losesNothingThroughFaultsAndKills() throws Exception {
        try (var one = new LoneNode("One node on H2", folder, folder.resolve("data"), 200, EVENTS, 0.2).start()) {
            for (var i = 0; i < KILLS; i++) {
                one.reach(i, KILLS);
                one.kill();
            }
            one.end(KILLS + " kill -9");
        }
    }
}
