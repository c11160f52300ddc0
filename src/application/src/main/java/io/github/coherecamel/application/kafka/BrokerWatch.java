package io.github.coherecamel.application.kafka;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaConsumer;
import org.apache.camel.component.kafka.TaskHealthState;
import org.jboss.logging.Logger;

/**
 * Looks whether each route that reads from Kafka has a broker. A consumer whose user or password Kafka refuses gives up for
 * good, so its route is started anew until Kafka takes it.
 */
@Singleton
public final class BrokerWatch {

    private static final Logger LOG = Logger.getLogger("cohere.kafka");
    private static final long INTERVAL_SECONDS = 30;

    private final CamelContext context;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(look -> {
        var daemon = new Thread(look, "broker-watch");
        daemon.setDaemon(true);
        return daemon;
    });
    private final Set<String> away = new HashSet<>();
    private final Set<String> givenUp = new HashSet<>();

    BrokerWatch(CamelContext context) {
        this.context = context;
    }

    void begin(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::look, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
    }

    /** The routes that are started and have no broker at the moment. */
    public List<String> withoutBroker() {
        return routes().filter(route -> !states(route).stream().allMatch(TaskHealthState::isReady))
                .map(Route::getRouteId)
                .toList();
    }

    void look() {
        try {
            routes().toList().forEach(this::look);
        } catch (RuntimeException e) {
            LOG.error("Could not look whether there is a Kafka broker. It is tried again.", e);
        }
    }

    private void look(Route route) {
        var id = route.getRouteId();
        var states = states(route);
        if (states.stream().allMatch(TaskHealthState::isReady)) {
            givenUp.remove(id);
            if (away.remove(id)) {
                LOG.infof("Route %s has a Kafka broker again.", id);
            }
        } else if (states.stream().noneMatch(BrokerWatch::hasGivenUp)) {
            givenUp.remove(id);
            say(id, "has no Kafka broker. It goes on when one answers");
        } else if (!givenUp.add(id)) {
            // One that begins looks like this for a moment, so it is seen twice before anything is done.
            say(
                    id,
                    "was refused by Kafka; org.apache.kafka says why. It is started anew each minute. Correct user and"
                            + " password there, or here (camel.component.kafka.*) and start again");
            startAnew(id);
        }
    }

    private void say(String id, String what) {
        if (away.add(id)) {
            LOG.errorf("Route %s %s.", id, what);
        }
    }

    private void startAnew(String id) {
        givenUp.remove(id);
        try {
            context.getRouteController().stopRoute(id);
            context.getRouteController().startRoute(id);
        } catch (Exception e) {
            LOG.errorf(e, "Could not start route %s anew. It is tried again.", id);
        }
    }

    /** Neither does it have a broker, nor does it look for one. */
    private static boolean hasGivenUp(TaskHealthState state) {
        return state.isTerminated() || (!state.isReady() && !state.isRecoverable() && state.getLastError() == null);
    }

    private static List<TaskHealthState> states(Route route) {
        return ((KafkaConsumer) route.getConsumer()).healthStates();
    }

    private Stream<Route> routes() {
        // What is being stopped is not to be started anew.
        return (context.isStarted() ? context.getRoutes() : List.<Route>of())
                .stream()
                        .filter(route -> route.getConsumer() instanceof KafkaConsumer consumer && consumer.isStarted());
    }
}
