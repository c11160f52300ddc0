package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.Client;
import io.github.coherecamel.api.ConnectionSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** The clients of one Camel context: endpoints of either scheme with equal settings use one. */
public final class CohereClients extends ServiceSupport {

    private static final String WORKER = "CohereWorker";

    private static final String TIMER = "CohereTimer";

    private final CamelContext context;
    private final Map<ConnectionSettings, Shared> connections = new HashMap<>();
    private final IdentityHashMap<SSLContextParameters, SSLContext> sslContexts = new IdentityHashMap<>();
    private final KeyedSequencer updates = new KeyedSequencer();
    private final RouteAwaits awaits;

    private final HealthChecks healthChecks;
    private final Transports transports;
    private final ExecutorService pool;
    private final RouteExecutor routeExecutor;
    private final ScheduledExecutorService scheduler;
    private final HandledFailures handledFailures = new HandledFailures();
    private boolean closed;

    /** A connection, and how many hold it. */
    private static final class Shared {

        final Client client;
        int holders;

        @Nullable
        HealthCheck check;

        Shared(Client client) {
            this.client = client;
        }
    }

    /** What one producer or consumer sends calls with, until it has closed this and all that it began has ended. */
    final class Lease implements AutoCloseable {

        private final ConnectionSettings settings;
        private final Session session;
        private final AtomicInteger users = new AtomicInteger(1);

        private Lease(ConnectionSettings settings, Session session) {
            this.settings = settings;
            this.session = session;
        }

        /** Returns null if it has been closed; otherwise it has to be closed once more, when what uses it has ended. */
        @Nullable
        Session use() {
            return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) == 0 ? null : session;
        }

        @Override
        public void close() {
            if (users.decrementAndGet() == 0) {
                release(settings);
            }
        }
    }

    private CohereClients(CamelContext context) {
        this.context = context;
        this.awaits = new RouteAwaits(context);
        context.getManagementStrategy().addEventNotifier(handledFailures);
        this.healthChecks = new HealthChecks(context);
        var executors = context.getExecutorServiceManager();
        this.scheduler = executors.newScheduledThreadPool(TIMER, TIMER, PoolProfiles.timer(TIMER));
        var profile = PoolProfiles.routes(executors.getThreadPoolProfile(PoolProfiles.ROUTES));
        this.pool = executors.newThreadPool(WORKER, WORKER, profile);
        this.routeExecutor = new RouteExecutor(
                pool,
                Objects.requireNonNull(profile.getPoolSize()),
                Objects.requireNonNull(profile.getMaxPoolSize()),
                scheduler,
                task -> executors.newThread(WORKER, task).start());
        this.transports = new Transports(executors, scheduler);
    }

    /** Returns the clients of a context, which end with it. */
    public static CohereClients of(CamelContext context) throws Exception {
        synchronized (context) {
            var clients = context.hasService(CohereClients.class);
            if (clients == null && context.isStopping()) {
                throw new IllegalStateException("The Camel context is being stopped. Start it again.");
            }
            if (clients == null) {
                clients = new CohereClients(context);
                context.addService(clients, true, true);
            }
            return clients;
        }
    }

    /** Returns one TLS context for equal parameters, since connections that differ in it cannot be shared. */
    SSLContext sslContext(SSLContextParameters parameters) throws GeneralSecurityException, IOException {
        synchronized (connections) {
            var known = sslContexts.get(parameters);
            if (known == null) {
                known = parameters.createSSLContext(context);
                sslContexts.put(parameters, known);
            }
            return known;
        }
    }

    /**
     * Returns what sends calls with these settings.
     *
     * @param probe what a health check of the connection asks; null for no check
     */
    Lease acquire(ConnectionSettings settings, @Nullable Call<?> probe) {
        synchronized (connections) {
            if (closed) {
                throw new IllegalStateException("The Camel context is being stopped. Start it again.");
            }
            var shared = connections.computeIfAbsent(settings, unheld -> new Shared(transports.acquire(unheld)));
            shared.holders++;
            if (probe != null && shared.check == null) {
                shared.check = healthChecks.add(settings.baseUrl(), shared.client, probe);
            }
            var session = new Session(shared.client, scheduler, awaits, updates, routeExecutor);
            return new Lease(settings, session);
        }
    }

    private void release(ConnectionSettings settings) {
        Shared shared;
        synchronized (connections) {
            shared = connections.get(settings);
            if (shared == null || --shared.holders > 0) {
                return;
            }
            connections.remove(settings);
            // A certificate that was renewed is read when all that uses the old one has stopped.
            sslContexts.values().removeIf(Predicate.not(inUse()::contains));
        }
        healthChecks.remove(shared.check);
        transports.release(settings);
    }

    private Set<SSLContext> inUse() {
        return connections.keySet().stream()
                .map(settings -> settings.transport().sslContext())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Returns where clients send their calls, for operators to see: no key, no password. */
    List<String> servers() {
        return transports.servers();
    }

    /** Returns how many producers and consumers hold a connection. */
    int holders() {
        synchronized (connections) {
            return connections.values().stream()
                    .mapToInt(shared -> shared.holders)
                    .sum();
        }
    }

    /** Returns how many models are being updated right now, each by one update and any number that wait for it. */
    int modelsBeingUpdated() {
        return updates.keys();
    }

    int awaits() {
        return awaits.size();
    }

    @Override
    protected void doStop() {
        List<Shared> left;
        synchronized (connections) {
            closed = true;
            left = List.copyOf(connections.values());
            connections.clear();
        }
        left.forEach(shared -> healthChecks.remove(shared.check));
        transports.close();
        context.getLifecycleStrategies().remove(awaits);
        context.getManagementStrategy().removeEventNotifier(handledFailures);
        awaits.close();
        scheduler.shutdownNow();
        routeExecutor.close();
        context.getExecutorServiceManager().shutdownGraceful(pool);
    }
}
