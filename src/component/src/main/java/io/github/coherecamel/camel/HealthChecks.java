package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.Client;
import io.github.coherecamel.api.ConnectionSettings;
import java.util.HashMap;
import java.util.Map;
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
            var server = settings.baseUrl().getAuthority();
            var check = new ApiHealthCheck("producer:" + scheme + "-" + server, client, probe);
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

    private @Nullable WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
    }
}
