package io.github.coherecamel.application.hold;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** A poll of the API begins only while this process may call it. */
@Named("notWhileHeld")
@Singleton
@Unremovable
final class NotWhileHeld extends DefaultPollingConsumerPollStrategy {

    private final Holds holds;

    NotWhileHeld(Holds holds) {
        this.holds = holds;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return holds.refusal() == null;
    }
}
