package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The packaged jar in the class path of somebody who has another Netty than the simulator was built with. */
class BesideAnotherNettyIT {
    @Test
    void answersCallAfterCallOnOneConnection() {
        assertThat(Version.identify().get("netty-common").artifactVersion()).startsWith("4.2.");
        try (var simulator = CohereSimulator.start();
                var client = new RawClient(simulator)) {
            for (var call = 0; call < 3; call++) {
                assertThat(client.sendGet("/v1/datasets").answer()).startsWith("HTTP/1.1 200 OK");
            }
            var upload = new Caller(simulator)
                    .upload("name=n&type=chat-finetune-input", Caller.File.data("a.jsonl", ChatFiles.conversations(2)));
            assertThat(upload.status()).isEqualTo(200);
        }
    }

    @Test
    void bringsNoNettyToItsUsers() throws IOException {
        try (var jar = new JarFile(Objects.requireNonNull(System.getProperty("library.jar")))) {
            assertThat(jar.stream()).noneMatch(entry -> entry.getName().startsWith("io/netty/"));
        }
        var published = Files.readString(Path.of("dependency-reduced-pom.xml"));
        assertThat(published.substring(published.lastIndexOf("</build>")))
                .contains("jackson-databind")
                .doesNotContain("io.netty");
    }
}
