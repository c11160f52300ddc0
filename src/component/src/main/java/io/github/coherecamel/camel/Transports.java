package io.github.coherecamel.camel;

import io.github.coherecamel.api.Client;
import io.github.coherecamel.api.ConnectionSettings;
import io.github.coherecamel.api.HttpTransport;
import io.github.coherecamel.api.TransportSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;

/** The HTTP clients of one Camel context, each of which many destinations may share, and lives as long as any of them. */
final class Transports implements AutoCloseable {

    private static final String BLOCKING = "CohereBlocking";

    private final ExecutorServiceManager executors;
    private final ScheduledExecutorService scheduler;
    private final ExecutorService blocking;
    private final Map<TransportSettings, Lease> leases = new HashMap<>();

    private static final class Lease {

        final HttpTransport transport;
        final List<ConnectionSettings> holders = new ArrayList<>();

        Lease(HttpTransport transport) {
            this.transport = transport;
        }
    }

    Transports(ExecutorServiceManager executors, ScheduledExecutorService scheduler) {
        this.executors = executors;
        this.scheduler = scheduler;
        // What waits for disks and name servers: as many threads as may wait at once, and none while nothing does.
        this.blocking = executors.newThreadPool(
                BLOCKING,
                BLOCKING,
                new ThreadPoolProfileBuilder(BLOCKING)
                        .poolSize(64)
                        .maxPoolSize(64)
                        .keepAliveTime(10L)
                        .allowCoreThreadTimeOut(true)
                        .maxQueueSize(Integer.MAX_VALUE)
                        .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                        .build());
    }

    /** Returns a client that works until {@link #release} has been called as often as this. */
    synchronized Client acquire(ConnectionSettings settings) {
        var lease = leases.computeIfAbsent(
                settings.transport(), transport -> new Lease(new HttpTransport(transport, scheduler, blocking)));
        lease.holders.add(settings);
        return new Client(lease.transport.to(settings.destination()), settings, Clock.systemUTC());
    }

    /** Closes outside the lock: it may take a second, and others want their own client meanwhile. */
    void release(ConnectionSettings settings) {
        var unused = unheld(settings);
        if (unused != null) {
            unused.close();
        }
    }

    private synchronized @Nullable HttpTransport unheld(ConnectionSettings settings) {
        var lease = leases.get(settings.transport());
        if (lease == null || !lease.holders.remove(settings) || !lease.holders.isEmpty()) {
            return null;
        }
        leases.remove(settings.transport());
        return lease.transport;
    }

    /** Returns where calls are sent, for operators to see: no key, no password. */
    synchronized List<String> servers() {
        return leases.values().stream()
                .flatMap(lease -> lease.holders.stream())
                .map(settings -> settings.baseUrl().toString())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public synchronized void close() {
        leases.values().forEach(lease -> lease.transport.close());
        leases.clear();
        executors.shutdownNow(blocking);
    }
}
