package io.github.coherecamel.application.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.TestConfig;
import io.github.coherecamel.application.hold.OwnHold;
import io.github.coherecamel.application.wanted.Category;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;

class NodeGaugeTest {

    @Test
    void saysWhetherThisProcessAloneHolds() {
        var registry = new SimpleMeterRegistry();
        var own = new OwnHold(TestConfig.with());
        new NodeGauge(registry, own).register(new StartupEvent());
        assertThat(registry.get("cohere.node.hold").gauge().value()).isZero();

        own.begin(Category.CREDENTIALS, "the key is wrong");

        assertThat(registry.get("cohere.node.hold").gauge().value()).isEqualTo(1);
    }
}
