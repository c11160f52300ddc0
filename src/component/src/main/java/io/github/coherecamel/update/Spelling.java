package io.github.coherecamel.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notices a field that is misspelt or in the wrong place, which the API would ignore without a word. A field that is
 * merely unknown passes: it may be newer than this library.
 */
final class Spelling {

    /** What the API's description has, but for what only the API sets: for each object, by its path, its fields. */
    private static final Map<String, Map<String, String>> FIELDS = Stream.of(
                    object("", "name", "settings"),
                    object("settings.", "base_model", "dataset_id", "hyperparameters", "wandb"),
                    object("settings.base_model.", "name", "base_type", "strategy"),
                    object(
                            "settings.hyperparameters.",
                            "early_stopping_patience",
                            "early_stopping_threshold",
                            "train_batch_size",
                            "train_epochs",
                            "learning_rate",
                            "lora_alpha",
                            "lora_rank",
                            "lora_target_modules"),
                    object("settings.wandb.", "project", "api_key", "entity"))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Spelling() {}

    /** Returns the names of an object's fields, and the path of what is in them. */
    private static Map.Entry<String, Map<String, String>> object(String path, String... names) {
        return Map.entry(
                path, Stream.of(names).collect(Collectors.toUnmodifiableMap(name -> name, name -> path + name + '.')));
    }

    /** @param there the model as it is; what it has is spelt as the API does */
    static void check(ObjectNode wanted, ObjectNode there) {
        check("", wanted, there);
    }

    private static void check(String parent, ObjectNode wanted, JsonNode there) {
        var known = FIELDS.getOrDefault(parent, Map.of());
        wanted.properties().forEach(field -> {
            var name = field.getKey();
            var path = known.get(name);
            if (path != null) {
                if (field.getValue() instanceof ObjectNode nested) {
                    check(path, nested, there.path(name));
                }
            } else if (!there.has(name)) {
                refuseIfMisspelt(parent, name);
            }
        });
    }

    private static void refuseIfMisspelt(String parent, String name) {
        var plain = Likeness.plain(name);
        var close = FIELDS.getOrDefault(parent, Map.of()).keySet().stream()
                .sorted()
                .filter(field -> Likeness.between(name, field))
                .map(field -> parent + field);
        var elsewhere = FIELDS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(object -> object.getValue().keySet().stream()
                        .filter(field -> Likeness.plain(field).equals(plain))
                        .map(field -> object.getKey() + field));
        Stream.concat(close, elsewhere).findFirst().ifPresent(meant -> {
            throw new UnwritableUpdateException(
                    "there is no field " + parent + name + ", but " + meant + ", which is probably meant. Correct it");
        });
    }
}
