package io.github.coherecamel.test;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/** Found by Camel, which shows it each context that it makes: those of a test are connected with its simulator. */
public final class SimulatorContextPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        CurrentSimulator.find().map(SimulatedConnection::new).ifPresent(connection -> connection.connect(context));
    }
}
