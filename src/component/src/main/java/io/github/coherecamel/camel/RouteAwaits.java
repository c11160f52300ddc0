package io.github.coherecamel.camel;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * The awaits of a Camel context by the route that they are in, to be abandoned when it stops: they would hold up the
 * shutdown until their time is up. Camel prepares a route's services before it waits for the exchanges in flight, so each
 * route gets one, and gets it when it starts, since Camel reads the list of a route's services without a lock.
 */
public final class RouteAwaits extends LifecycleStrategySupport {

    private final Map<String, Awaits> routes = new ConcurrentHashMap<>();
    private final Awaits outside = new Awaits();

    /** An exchange's wait that can be given up. */
    interface PendingAwait {

        void abandon();
    }

    /** The routes that run already are those of a context whose first endpoint is a dynamic one. */
    RouteAwaits(CamelContext context) {
        context.addLifecycleStrategy(this);
        onRoutesAdd(context.getRoutes());
    }

    /** Returns the id of the route that a message is in; null if it is in none. */
    public static @Nullable String routeOf(Message message) {
        var unitOfWork = Objects.requireNonNull(message.getExchange()).getUnitOfWork();
        var route = unitOfWork == null ? null : unitOfWork.getRoute();
        return route == null ? null : route.getRouteId();
    }

    /**
     * Adds an await, to be abandoned when its route or the Camel context stops; at once if that has happened already. One
     * whose route was removed altogether is abandoned with the context.
     *
     * @return removes it again
     */
    Runnable add(@Nullable String routeId, PendingAwait await) {
        var awaits = routeId == null ? outside : routes.getOrDefault(routeId, outside);
        awaits.add(await);
        return () -> awaits.pending.remove(await);
    }

    int size() {
        return outside.pending.size()
                + routes.values().stream()
                        .mapToInt(awaits -> awaits.pending.size())
                        .sum();
    }

    /** Comes each time that a route starts; it forgets its services when it stops. */
    @Override
    public void onRoutesAdd(Collection<Route> started) {
        started.forEach(route -> {
            var awaits = new Awaits();
            routes.put(route.getRouteId(), awaits);
            route.addService(awaits);
        });
    }

    @Override
    public void onRoutesRemove(Collection<Route> removed) {
        removed.forEach(route -> routes.remove(route.getRouteId()));
    }

    /** Comes before Camel waits for the exchanges in flight, of which those of a wire tap are in no route. */
    @Override
    public void onContextStopping(CamelContext context) {
        close();
    }

    void close() {
        outside.abandonAll();
        routes.values().forEach(Awaits::abandonAll);
    }

    /** Those of one run of a route. */
    private static final class Awaits extends ServiceSupport implements ShutdownPrepared {

        private final Set<PendingAwait> pending = ConcurrentHashMap.newKeySet();
        private volatile boolean ended;

        void add(PendingAwait await) {
            pending.add(await);
            if (ended) {
                await.abandon();
            }
        }

        /** A route that is only suspended lets its exchanges end, but for those that outstay Camel's patience. */
        @Override
        public void prepareShutdown(boolean suspendOnly, boolean forced) {
            if (!suspendOnly || forced) {
                abandonAll();
            }
        }

        void abandonAll() {
            ended = true;
            pending.forEach(PendingAwait::abandon);
        }

        @Override
        protected void doStop() {
            abandonAll();
        }
    }
}
