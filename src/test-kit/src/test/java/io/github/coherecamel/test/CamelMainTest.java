package io.github.coherecamel.test;

import static io.github.coherecamel.test.Calls.assertCalledWithoutTheRealKey;
import static io.github.coherecamel.test.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import org.apache.camel.main.Main;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.Test;

/** On Camel Main, whose application.properties name another server here. */
@WithCohereSimulator
class CamelMainTest extends CamelMainTestSupport {

    CohereSimulator cohere;

    @Test
    void itsTestSupportIsConnected() {
        send(context, Calls.LIST);

        assertCalledWithoutTheRealKey(cohere);
    }

    @Test
    void aFailureSaysWhatTheSimulatorSaid() {
        cohere.inject(Fault.status(503));

        assertThatThrownBy(() -> send(context, Calls.LIST)).hasStackTraceContaining("simulated error 503");
    }

    @Test
    void propertiesAreReadNevertheless() {
        assertThat(context.resolvePropertyPlaceholders("{{camel.component.cohere-finetune.client-name}}"))
                .isEqualTo("of-this-test");
        send(context, "cohere-dataset:list");

        assertThat(cohere.requests().get(0).header("X-Client-Name")).isEqualTo("of-this-test");
    }

    @Test
    void aMainThatTheTestStartsIsConnected() throws Exception {
        var main = new Main();
        main.start();
        try {
            send(main.getCamelContext(), Calls.LIST);
        } finally {
            main.stop();
        }

        assertCalledWithoutTheRealKey(cohere);
    }

    @Test
    void aMainThatRunsInAnotherThreadIsConnectedByABean() throws Exception {
        var main = new Main();
        main.bind("cohereSimulator", new SimulatedConnection(cohere));
        var thread = new Thread(() -> start(main));
        thread.start();
        thread.join();
        try {
            send(main.getCamelContext(), Calls.LIST + "?baseUrl=https://cohere.invalid");
        } finally {
            main.stop();
        }

        assertCalledWithoutTheRealKey(cohere);
    }

    private static void start(Main main) {
        try {
            main.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
