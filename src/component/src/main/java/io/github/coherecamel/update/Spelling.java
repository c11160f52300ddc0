package io.github.coherecamel.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notices a field that is misspelt or in the wrong place, which the API would ignore without a word. A field that is
 * merely unknown passes: it may be newer than this library.
 */
final class Spelling {

    /** What the API's description has, but for what only the API sets. */
    private static final List<String> FIELDS = List.of(
            "name",
            "settings",
            "settings.base_model",
            "settings.base_model.name",
            "settings.base_model.base_type",
            "settings.base_model.strategy",
            "settings.dataset_id",
            "settings.hyperparameters",
            "settings.hyperparameters.early_stopping_patience",
            "settings.hyperparameters.early_stopping_threshold",
            "settings.hyperparameters.train_batch_size",
            "settings.hyperparameters.train_epochs",
            "settings.hyperparameters.learning_rate",
            "settings.hyperparameters.lora_alpha",
            "settings.hyperparameters.lora_rank",
            "settings.hyperparameters.lora_target_modules",
            "settings.wandb",
            "settings.wandb.project",
            "settings.wandb.api_key",
            "settings.wandb.entity");

    private Spelling() {}

    /** @param there the model as it is; what it has is spelt as the API does */
    static void check(ObjectNode wanted, ObjectNode there) {
        check("", wanted, there);
    }

    private static void check(String parent, ObjectNode wanted, JsonNode there) {
        wanted.properties().forEach(field -> {
            var name = field.getKey();
            var path = parent + name;
            if (FIELDS.contains(path)) {
                if (field.getValue() instanceof ObjectNode nested) {
                    check(path + '.', nested, there.path(name));
                }
            } else if (!there.has(name)) {
                var meant = meant(parent, name);
                if (meant != null) {
                    throw new UnwritableUpdateException(
                            "there is no field " + path + ", but " + meant + ", which is probably meant. Correct it");
                }
            }
        });
    }

    private static @Nullable String meant(String parent, String name) {
        var plain = plain(name);
        var besides = FIELDS.stream().filter(field -> field.equals(parent + last(field)));
        var close = besides.filter(field -> distance(plain, plain(last(field))) <= (plain.length() < 6 ? 1 : 2));
        var elsewhere = FIELDS.stream().filter(field -> plain(last(field)).equals(plain));
        return Stream.concat(close, elsewhere).findFirst().orElse(null);
    }

    private static String last(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    /** Camel case, kebab case and snake case are the same. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** How many letters have to be changed, added, left out or swapped with the next. */
    private static int distance(String one, String other) {
        var distances = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : closest(distances, one, i, other, j);
            }
        }
        return distances[one.length()][other.length()];
    }

    private static int closest(int[][] distances, String one, int i, String other, int j) {
        var isSame = one.charAt(i - 1) == other.charAt(j - 1);
        var changed = distances[i - 1][j - 1] + (isSame ? 0 : 1);
        var added = Math.min(distances[i - 1][j], distances[i][j - 1]) + 1;
        var isSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        var closest = Math.min(changed, added);
        return isSwapped ? Math.min(closest, distances[i - 2][j - 2] + 1) : closest;
    }
}
