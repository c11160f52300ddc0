package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.Client;
import io.github.coherecamel.api.ConnectionSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.jspecify.annotations.Nullable;

/**
 * Health checks of one Camel context: one for each scheme and connection, however many endpoints there are. Camel asks none
 * of them unless its producer checks are on ({@code camel.health.producersEnabled}).
 */
final class HealthChecks {

    private final CamelContext context;
    private final Map<Subject, Held> held = new HashMap<>();

    private record Subject(String scheme, ConnectionSettings settings) {}

    private static final class Held {

        final ApiHealthCheck check;
        int holders;

        Held(ApiHealthCheck check) {
            this.check = check;
        }
    }

    HealthChecks(CamelContext context) {
        this.context = context;
    }

    synchronized void enter(String scheme, ConnectionSettings settings, Client client, Call<?> probe) {
        var repository = repository();
        if (repository == null) {
            return;
        }
        var entry = held.computeIfAbsent(new Subject(scheme, settings), subject -> {
            var check = new ApiHealthCheck(freeId(subject), client, probe);
            repository.addHealthCheck(check);
            return new Held(check);
        });
        entry.holders++;
    }

    synchronized void leave(String scheme, ConnectionSettings settings) {
        var subject = new Subject(scheme, settings);
        var entry = held.get(subject);
        if (entry != null && --entry.holders == 0) {
            held.remove(subject);
            var repository = repository();
            if (repository != null) {
                repository.removeHealthCheck(entry.check);
            }
        }
    }

    /** Connections to one server may differ in what must not be shown, such as the key; Camel knows checks by their id. */
    private String freeId(Subject subject) {
        var id = "producer:" + subject.scheme() + "-"
                + subject.settings().baseUrl().getAuthority();
        var taken = held.values().stream().map(entry -> entry.check.getId()).toList();
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? id : id + "-" + number)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
    }
}
