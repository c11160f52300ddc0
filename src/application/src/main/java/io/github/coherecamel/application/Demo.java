package io.github.coherecamel.application;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
@ApplicationScoped
public class Demo {

    private static final Logger LOG = Logger.getLogger(Demo.class);
    private static final String TRAINING_FILE = "support-conversations.jsonl";
    private static final String NEXT_FILE = "support-conversations-2";

    private final Path inbox;
    private final AtomicBoolean hinted = new AtomicBoolean();
    private volatile @Nullable CohereSimulator simulator;

    Demo(@ConfigProperty(name = "cohere.files.inbox") Path inbox) {
        this.inbox = inbox.toAbsolutePath();
    }

    void connect(@Observes ComponentAddEvent event) throws IOException {
        if (!isOn() || !(event.getComponent() instanceof CohereFinetuneComponent component)) {
            return;
        }
        var started = CohereSimulator.builder()
                .validationTime(Duration.ofSeconds(2))
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
        var arriving = inbox.resolve(TRAINING_FILE + ".tmp");
        Files.writeString(arriving, resource(TRAINING_FILE));
        Files.move(arriving, inbox.resolve(TRAINING_FILE), StandardCopyOption.ATOMIC_MOVE);
        // As a writer should do it: it is not taken before it is renamed.
        Files.writeString(inbox.resolve(NEXT_FILE + ".part"), resource(NEXT_FILE + ".jsonl"));
        LOG.infof("Dropped %s into the inbox %s", TRAINING_FILE, inbox);
    }

    void hint(@Observes ExchangeCompletedEvent event) {
        var running = simulator;
        if (running == null || !"event-closed".equals(event.getExchange().getFromRouteId()) || hinted.getAndSet(true)) {
            return;
        }
        var config = ConfigProvider.getConfig();
        LOG.infof(
                """
                That was the main job. It goes on; try next, from another terminal:
                  see the model       curl -H 'Authorization: bearer demo' %1$s/v1/finetuning/finetuned-models/%2$s
                  another file        mv %3$s/%5$s.part %3$s/%5$s.jsonl
                  a broken file       echo 'no JSON' > %3$s/broken.jsonl
                  post an event       curl -H 'Content-Type: application/json' -d '{"model_id":"%2$s","dataset_id":"support-2024-a1b2c3"}' http://127.0.0.1:%4$s/events/dataset-uploaded
                  stop                Ctrl-C""",
                running.baseUrl(),
                config.getValue("cohere.model-id", String.class),
                inbox,
                config.getValue("quarkus.http.port", String.class),
                NEXT_FILE);
    }

    void stop(@Observes ShutdownEvent event) {
        var running = simulator;
        if (running != null) {
            running.close();
        }
    }

    static boolean isOn() {
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
