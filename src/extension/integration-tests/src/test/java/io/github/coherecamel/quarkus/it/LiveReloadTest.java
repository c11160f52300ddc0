package io.github.coherecamel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Dev Service outlives a reload of the application, with what it holds. */
class LiveReloadTest {

    private static final Developed APPLICATION = new Developed();

    @RegisterExtension
    static final QuarkusDevModeTest MODE = APPLICATION.mode();

    @Test
    void keepsTheSimulatorWhenTheCodeChanges() throws Exception {
        var before = APPLICATION.get("/update");
        MODE.modifySourceFile(Updates.class, source -> source.replace("dev-dataset-2", "dev-dataset-1"));
        var after = APPLICATION.get("/update");

        assertThat(before).startsWith("UPDATED dev-dataset-2 at http://127.0.0.1:");
        assertThat(after).isEqualTo(before.replace("dev-dataset-2", "dev-dataset-1"));
        var simulator = before.substring(before.indexOf("http"));
        assertThat(Http.get(URI.create(simulator + "/_simulator/requests")))
                .containsSubsequence("PATCH", "dev-dataset-2", "PATCH", "dev-dataset-1");
    }
}
