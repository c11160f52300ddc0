package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.event.Event;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps of a user's own that hang or end with an error hold up nothing but what they are for. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@TestProfile(TroubledRoutesTest.ShortLeases.class)
class TroubledRoutesTest extends ControllerTest {

    /** More than are told at once, or worked on at once. */
    private static final int MANY = 70;

    public static final class ShortLeases implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("cohere.notifications.lease", "2s", "cohere.reconcile.max-delay", "1s");
        }
    }

    @Inject
    CamelContext camel;

    private final Set<Object> seen = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void release() {
        over.countDown();
    }

    @Test
    void tellsOfAllThoughTheFirstTimeHangs() throws Exception {
        first("event-closed", exchange -> over.await());

        accept("hanging");

        awaitTold();
    }

    @Test
    void tellsOfAllThoughTheFirstTimeEndsWithAnError() throws Exception {
        first("event-closed", exchange -> {
            throw new OutOfMemoryError("as if");
        });

        accept("failing");

        awaitTold();
    }

    @Test
    void triesAModelAgainWhoseRouteEndsWithAnError() throws Exception {
        first("reconcile-model", exchange -> {
            throw new StackOverflowError("as if");
        });

        closed(accept(MODEL, DATASET, null));
    }

    private void accept(String source) {
        intake.accept(IntStream.range(0, MANY)
                .mapToObj(number -> new Event("/" + source, "" + number, null, MODEL, DATASET, null))
                .toList());
    }

    /** Lets something happen to the first exchange of each event or model. */
    private void first(String route, Processor trouble) throws Exception {
        AdviceWith.adviceWith(camel, route, advice -> troubled(advice, trouble));
    }

    private void troubled(AdviceWithRouteBuilder advice, Processor trouble) {
        advice.weaveAddFirst().process(exchange -> {
            if (seen.add(subject(exchange))) {
                trouble.process(exchange);
            }
        });
    }

    private static Object subject(Exchange exchange) {
        return exchange.getMessage().getBody() == null
                ? exchange.getMessage().getHeaders().toString()
                : exchange.getMessage().getBody().toString();
    }

    private void awaitTold() {
        await().atMost(LONG.multipliedBy(5))
                .until(() -> database.inTransaction(transaction -> transaction
                                .sql()
                                .createQuery("select count(*) from notification")
                                .mapTo(Long.class)
                                .one())
                        == 0);
    }
}
