package io.github.coherecamel.camel;

import java.util.Map;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Shows developers what the clients of a context are doing. No key, id or content. */
@DevConsole(
        name = "cohere",
        displayName = "Cohere",
        description = "Clients of Cohere's API: servers, updates in turn and awaits")
public final class CohereDevConsole extends AbstractDevConsole {

    public CohereDevConsole() {
        super("camel", "cohere", "Cohere", "Clients of Cohere's API: servers, updates in turn and awaits");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        var clients = clients();
        if (clients == null) {
            return "No endpoint of cohere-finetune or cohere-dataset is started.";
        }
        return "Servers: %s%nProducers and consumers: %d%nModels being updated: %d%nAwaits: %d%n"
                .formatted(
                        String.join(", ", clients.servers()),
                        clients.holders(),
                        clients.modelsBeingUpdated(),
                        clients.awaits());
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        var answer = new JsonObject();
        var clients = clients();
        if (clients != null) {
            answer.put("servers", clients.servers());
            answer.put("producersAndConsumers", clients.holders());
            answer.put("modelsBeingUpdated", clients.modelsBeingUpdated());
            answer.put("awaits", clients.awaits());
        }
        return answer;
    }

    private @Nullable CohereClients clients() {
        return getCamelContext().hasService(CohereClients.class);
    }
}
