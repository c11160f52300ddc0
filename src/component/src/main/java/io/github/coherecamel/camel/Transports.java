package io.github.coherecamel.camel;

import io.github.coherecamel.api.Blocking;
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

    /** As many as may wait for disks, or for name servers, at once. */
    private static final int MOST_WAITING = 64;

    private static final String HOSTS = "CohereHosts";
    private static final String FILES = "CohereFiles";
    private static final String KEYS = "CohereKeys";

    private final ExecutorServiceManager executors;
    private final ScheduledExecutorService scheduler;
    private final ExecutorService hosts;
    private final ExecutorService files;
    private final ExecutorService keys;
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
        this.hosts = pool(HOSTS);
        this.files = pool(FILES);
        // No supplier takes more than one.
        this.keys = executors.newCachedThreadPool(KEYS, KEYS);
    }

    /** Returns a pool that has no thread while there is nothing to do. */
    private ExecutorService pool(String name) {
        return executors.newThreadPool(
                name,
                name,
                new ThreadPoolProfileBuilder(name)
                        .poolSize(MOST_WAITING)
                        .maxPoolSize(MOST_WAITING)
                        .keepAliveTime(10L)
                        .allowCoreThreadTimeOut(true)
                        .maxQueueSize(Integer.MAX_VALUE)
                        .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                        .build());
    }

    /** Returns a client that works until {@link #release} has been called as often as this. */
    synchronized Client acquire(ConnectionSettings settings) {
        var lease = leases.computeIfAbsent(
                settings.transport(),
                transport -> new Lease(new HttpTransport(transport, scheduler, new Blocking(hosts, files, keys))));
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
        List.of(hosts, files, keys).forEach(executors::shutdownNow);
    }
}
