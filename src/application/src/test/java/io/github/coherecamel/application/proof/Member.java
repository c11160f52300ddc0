package io.github.coherecamel.application.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A node of a cluster, with a way to the API of its own. */
final class Member {

    static final String GROUP = "nodes";

    private static final Duration UPDATE_TIMEOUT = Duration.ofSeconds(5);

    private final FaultyProxy proxy;
    private final Weather weather;
    private final Node node;

    Member(Trial trial, String name, Postgres postgres, Kafka kafka, String topic, Weather weather) throws IOException {
        this.weather = weather;
        proxy = trial.proxy();
        proxy.weather(weather);
        node = trial.node(
                name,
                proxy,
                List.of(
                        "quarkus.profile=cluster",
                        "quarkus.datasource.postgresql.jdbc.url=" + postgres.url(),
                        "quarkus.datasource.postgresql.username=" + postgres.user(),
                        "cohere.kafka.enabled=true",
                        "cohere.kafka.brokers=" + kafka.address(),
                        "cohere.kafka.topic=" + topic,
                        "cohere.kafka.group=" + GROUP,
                        "cohere.reconcile.update-timeout=" + UPDATE_TIMEOUT,
                        "cohere.reconcile.lease=" + Cluster.LEASE,
                        "cohere.drift.interval=" + Cluster.DRIFT,
                        "cohere.reconcile.poll-interval=200ms",
                        "cohere.reconcile.first-delay=100ms",
                        "cohere.reconcile.max-delay=2s",
                        "cohere.notifications.lease=10s",
                        "camel.component.cohere-finetune.response-timeout=2s"));
    }

    Node node() {
        return node;
    }

    FaultyProxy proxy() {
        return proxy;
    }

    /** The next update of a model waits until somebody lets it go. */
    Disruption.Held holdUpdate(String model) {
        var held = new Disruption.Held();
        proxy.weather(weather.butOnce(ApiLog.update(model), held));
        return held;
    }

    /** Further updates do not wait. */
    void holdNothingMore() {
        proxy.weather(weather);
    }
}
