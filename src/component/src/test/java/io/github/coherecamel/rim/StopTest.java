package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.Fault;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.RepeatedTest;

class StopTest extends RimTest {

    /** A race with the threads that serve sockets was lost in three of eight stops. */
    @RepeatedTest(20)
    void aContextStopsInMidRequestWithoutAnError() throws Exception {
        var id = addChatModel();
        try (var log = new CapturedLog();
                var stopped = new DefaultCamelContext()) {
            connect(stopped);
            stopped.start();
            var template = stopped.createProducerTemplate();
            template.requestBody("cohere-finetune:get?modelId=" + id, (Object) null);
            simulator().inject(Fault.stall(), 4);
            var exchanges = IntStream.range(0, 8)
                    .mapToObj(each -> template.asyncSend("cohere-finetune:get?modelId=" + id, (Exchange ignored) -> {}))
                    .toList();

            stopped.stop();

            for (var exchange : exchanges) {
                exchange.cancel(true);
            }
            assertThat(log.lines()).noneMatch(line -> line.startsWith("ERROR"));
        }
    }
}
