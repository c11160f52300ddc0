package io.github.coherecamel.application.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a file has Kubernetes make, read by the types that its client has for its own schema. */
record Manifest(List<HasMetadata> objects) {

    private static final Path FOLDER = Path.of("src", "main", "deploy", "kubernetes");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/ConfigMap", ConfigMap.class,
            "v1/Pod", Pod.class,
            "v1/Service", Service.class,
            "apps/v1/StatefulSet", StatefulSet.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);

    /** @param file one of those that are deployed */
    static Manifest read(String file) throws IOException {
        return parse(Files.readString(FOLDER.resolve(file)));
    }

    static Manifest parse(String yaml) {
        var objects = new ArrayList<HasMetadata>();
        for (var document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            var tree = (Map<?, ?>) document;
            var kind = tree.get("apiVersion") + "/" + tree.get("kind");
            var type = Objects.requireNonNull(KINDS.get(kind), () -> "There is no kind " + kind);
            objects.add(JSON.convertValue(tree, type));
        }
        return new Manifest(objects);
    }

    /** Returns the container that the controller runs in. */
    Container container() {
        return only(StatefulSet.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    <T extends HasMetadata> T only(Class<T> type) {
        return all(type).get(0);
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
