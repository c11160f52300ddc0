package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Intake;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Traces are there if somebody wants them, with ids and without secrets. */
@QuarkusTest
@TestProfile(TracesTest.Traced.class)
@QuarkusTestResource(SimulatedCohere.class)
class TracesTest {

    private static final String KEY = "key-that-nobody-sees";

    public static final class Traced implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.otel.sdk.disabled", "false",
                    // Where nobody listens: what is exported is looked at before.
                    "quarkus.otel.exporter.otlp.endpoint", "http://127.0.0.1:9",
                    "camel.component.cohere-finetune.api-key", KEY);
        }
    }

    @Singleton
    public static final class Spans implements SpanProcessor {

        final Queue<String> ended = new ConcurrentLinkedQueue<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ended.add(span.toSpanData().toString());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }

    @Inject
    Spans spans;

    @Inject
    Intake intake;

    @Test
    void nameTheModelAndNoSecret() {
        intake.accept(List.of(new Event("/tests", UUID.randomUUID().toString(), null, MODEL, DATASET, null)));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(spans.ended)
                .anySatisfy(span -> assertThat(span).contains("name=reconcile", "cohere.model.id=" + MODEL)));
        assertThat(spans.ended).noneMatch(span -> span.contains(KEY));
    }
}
