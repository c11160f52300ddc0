package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.Client;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.jspecify.annotations.Nullable;

/**
 * Where the health checks of connections are registered. Camel asks none of them unless its producer checks are on
 * ({@code camel.health.producersEnabled}).
 */
final class HealthChecks {

    private final CamelContext context;
    private final Set<String> ids = new HashSet<>();

    HealthChecks(CamelContext context) {
        this.context = context;
    }

    /** Returns the check; null if there is nowhere to register one. */
    synchronized @Nullable HealthCheck add(URI baseUrl, Client client, Call<?> probe) {
        var repository = repository();
        if (repository == null) {
            return null;
        }
        var check = new ApiHealthCheck(newId(baseUrl), client, probe);
        repository.addHealthCheck(check);
        return check;
    }

    synchronized void remove(@Nullable HealthCheck check) {
        var repository = repository();
        if (check != null && repository != null) {
            ids.remove(check.getId());
            repository.removeHealthCheck(check);
        }
    }

    /** Connections to one server may differ in what must not be shown, such as the key; Camel knows checks by their id. */
    private String newId(URI baseUrl) {
        var id = "producer:cohere-" + baseUrl.getAuthority();
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? id : id + "-" + number)
                .filter(ids::add)
                .findFirst()
                .orElseThrow();
    }

    private @Nullable WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
    }
}
