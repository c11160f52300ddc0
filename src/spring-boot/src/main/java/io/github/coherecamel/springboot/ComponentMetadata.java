package io.github.coherecamel.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.dataset.CohereDatasetComponent;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.camel.Component;
import org.jspecify.annotations.Nullable;

/** Reads the options of a component from the metadata that Camel's build has made of its code. */
final class ComponentMetadata {

    private ComponentMetadata() {}

    static ComponentOptions finetune() {
        return of("cohere-finetune", CohereFinetuneComponent.class);
    }

    static ComponentOptions dataset() {
        return of("cohere-dataset", CohereDatasetComponent.class);
    }

    private static ComponentOptions of(String scheme, Class<? extends Component> component) {
        var file = "/META-INF/" + component.getPackageName().replace('.', '/') + "/" + scheme + ".json";
        try (var json = Objects.requireNonNull(component.getResourceAsStream(file), file)) {
            var metadata = new ObjectMapper().readTree(json);
            var options = new ArrayList<ComponentOption>();
            for (var property : metadata.get("componentProperties").properties()) {
                options.add(option(property.getKey(), property.getValue(), component));
            }
            return new ComponentOptions(
                    scheme, component, metadata.at("/component/description").asText(), List.copyOf(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The metadata in " + file + " is not of this component.", e);
        }
    }

    private static ComponentOption option(String name, JsonNode metadata, Class<?> component)
            throws ClassNotFoundException {
        return new ComponentOption(
                name,
                metadata.get("javaType").asText(),
                Class.forName(
                        metadata.path("configurationClass").asText(component.getName()),
                        false,
                        component.getClassLoader()),
                metadata.get("description").asText(),
                value(metadata.path("defaultValue")),
                StreamSupport.stream(metadata.path("enum").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                metadata.get("secret").asBoolean(),
                metadata.get("deprecated").asBoolean());
    }

    private static @Nullable Object value(JsonNode json) {
        if (json.isBoolean()) {
            return json.asBoolean();
        }
        if (json.isNumber()) {
            return json.numberValue();
        }
        return json.isMissingNode() ? null : json.asText();
    }
}
