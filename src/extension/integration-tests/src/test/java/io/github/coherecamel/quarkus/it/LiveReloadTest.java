package io.github.coherecamel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Dev Service outlives a reload of the application, with what it holds; a new seed starts it anew. */
class LiveReloadTest {

    private static final Developed APPLICATION = new Developed();

    @RegisterExtension
    static final QuarkusDevModeTest MODE = APPLICATION.mode();

    @Test
    void keepsTheSimulatorUntilItsSeedChanges() throws Exception {
        var before = APPLICATION.get("/update");
        MODE.modifySourceFile(Updates.class, source -> source.replace("dev-dataset-2", "dev-dataset-1"));
        var after = APPLICATION.get("/update");

        assertThat(before).startsWith("UPDATED dev-dataset-2 at http://127.0.0.1:");
        assertThat(after).isEqualTo(before.replace("dev-dataset-2", "dev-dataset-1"));
        assertThat(requests(after)).containsSubsequence("PATCH", "dev-dataset-2", "PATCH", "dev-dataset-1");

        MODE.modifyResourceFile("seed.json", seed -> seed.replace("dev-model", "other-model"));
        var reseeded = APPLICATION.get("/update");

        assertThat(reseeded).startsWith("UNCHANGED dev-dataset-1 at http://127.0.0.1:");
        assertThat(requests(reseeded)).contains("GET").doesNotContain("PATCH");
    }

    private static String requests(String answer) throws Exception {
        return Http.get(URI.create(answer.substring(answer.indexOf("http")) + "/_simulator/requests"));
    }
}
