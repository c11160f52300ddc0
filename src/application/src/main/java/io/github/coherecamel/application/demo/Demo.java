package io.github.coherecamel.application.demo;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.quarkus.core.events.ComponentAddEvent;
import org.apache.camel.spi.CamelEvent.CamelContextStartedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The {@code demo} profile: points the component at a simulator of its own, drops the training file that the project
 * ships, and says what to try next. In any other profile it does nothing.
 */
@Singleton
public final class Demo {

    private static final Logger LOG = Logger.getLogger(Demo.class);
    private static final String FIRST = "support-conversations";
    private static final String SECOND = "support-conversations-2";

    private final Path inbox;
    private final AtomicBoolean hinted = new AtomicBoolean();
    private volatile @Nullable CohereSimulator simulator;

    Demo(@ConfigProperty(name = "cohere.files.inbox") Path inbox) {
        this.inbox = inbox;
    }

    /** Returns what it runs on; null in any other profile. */
    @Nullable
    CohereSimulator simulator() {
        return simulator;
    }

    void connect(@Observes ComponentAddEvent event) throws IOException {
        if (!isOn() || !(event.getComponent() instanceof CohereFinetuneComponent component)) {
            return;
        }
        var started = CohereSimulator.builder()
                .validationTime(Duration.ofSeconds(2))
                .trainingTime(Duration.ofSeconds(5))
                .seed(resource("models.json"))
                .start();
        simulator = started;
        component.getConfiguration().setBaseUrl(started.baseUrl().toString());
        component.getConfiguration().setApiKey("demo");
        LOG.infof("Cohere is simulated at %s. Nothing leaves this machine.", started.baseUrl());
    }

    void dropTrainingFile(@Observes CamelContextStartedEvent event) throws IOException {
        if (!isOn()) {
            return;
        }
        Files.createDirectories(inbox);
        drop(FIRST);
        // As a writer should do it: it is not taken before it is renamed.
        Files.writeString(inbox.resolve(SECOND + ".part"), resource(SECOND + ".jsonl"));
        LOG.infof("Dropped %s.jsonl into the inbox %s", FIRST, inbox);
    }

    private void drop(String name) throws IOException {
        var arriving = inbox.resolve(name + ".part");
        Files.writeString(arriving, resource(name + ".jsonl"));
        Files.move(arriving, inbox.resolve(name + ".jsonl"), StandardCopyOption.ATOMIC_MOVE);
    }

    void hint(@Observes ExchangeCompletedEvent event) {
        var running = simulator;
        if (running == null || !"event-closed".equals(event.getExchange().getFromRouteId()) || hinted.getAndSet(true)) {
            return;
        }
        var config = ConfigProvider.getConfig();
        LOG.infof(
                """
                That was the main job. It goes on; try next, from another terminal in this folder:
                  see the page       open %1$s/ in a browser
                  see the model      curl %1$s/models/%3$s
                  another file       mv %4$s/%6$s.part %4$s/%6$s.jsonl
                  the same again     cp %4$s/done/%6$s.jsonl %4$s/same.jsonl
                  an earlier file    cp %4$s/done/%5$s.jsonl %4$s/earlier.jsonl
                  a broken file      echo 'no JSON' > %4$s/broken.jsonl
                  an older event     curl -d '{"model_id":"%3$s","dataset_id":"support-2024-a1b2c3","time":"2024-01-01T00:00:00Z"}' %1$s/events
                  an outage          curl -H 'Content-Type: application/json' -d '{"fault":"status","status":503,"times":3}' %2$s/_simulator/faults
                  ... which heals    curl -H 'Prefer: wait=60' -d '{"model_id":"%3$s","dataset_id":"support-2024-a1b2c3"}' %1$s/events
                  what became of it  curl %1$s/events
                  stop               Ctrl-C""",
                "http://127.0.0.1:" + config.getValue("quarkus.http.port", String.class),
                running.baseUrl(),
                config.getValue("cohere.model-id", String.class),
                inbox,
                FIRST,
                SECOND);
    }

    void stop(@Observes ShutdownEvent event) {
        var running = simulator;
        if (running != null) {
            running.close();
        }
    }

    private static boolean isOn() {
        return ConfigUtils.getProfiles().contains("demo");
    }

    private static String resource(String name) throws IOException {
        try (var stream = Demo.class.getResourceAsStream("/demo/" + name)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "The application lacks its resource demo/" + name + ". Build it again.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
