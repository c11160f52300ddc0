package io.github.coherecamel.camel;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** Takes the delay that a failure asked for from an exchange whose route has dealt with the failure. */
final class HandledFailures extends SimpleEventNotifierSupport {

    HandledFailures() {
        setupIgnore(true);
        setIgnoreExchangeEvents(false);
        setIgnoreExchangeFailedEvents(false);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.ExchangeFailureHandledEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.ExchangeFailureHandledEvent handled) {
            CohereProducer.forgetDelay(handled.getExchange());
        }
    }
}
