package io.github.coherecamel.application.wanted;

import io.github.coherecamel.api.Text;
import io.github.coherecamel.application.wanted.Database.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the API calls models. Whoever may write a model chooses its name, so it is kept on one line, without what nobody could
 * see, and not too long. Nothing is decided by it.
 */
final class ModelNames {

    /** Half of a character cannot be written as UTF-8. */
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    private ModelNames() {}

    /** Returns a name as it is kept; null if there is none. */
    static @Nullable String kept(@Nullable String name) {
        if (name == null) {
            return null;
        }
        var kept = Text.clean(HALF.matcher(name).replaceAll(" "));
        return kept.isEmpty() ? null : kept;
    }

    /** Returns how a name is looked for; null if there is none. */
    static @Nullable String key(@Nullable String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT);
    }

    /** @param names by the ids of models */
    static void write(Transaction transaction, Map<String, String> names) {
        if (names.isEmpty()) {
            return;
        }
        var batch =
                transaction.sql().prepareBatch("update model set name = :name, name_lower = :nameLower where id = :id");
        names.forEach((id, name) -> batch.bind("name", name)
                .bind("nameLower", key(name))
                .bind("id", id)
                .add());
        batch.execute();
    }

    /** Returns models whose names begin with a text, in upper or lower case, at most so many. An index finds them. */
    static List<Model> find(Transaction transaction, @Nullable String text, int most) {
        if (text == null) {
            return List.of();
        }
        var key = text.toLowerCase(Locale.ROOT);
        // As of ids: not all databases have next to each other what begins alike, but mostly.
        return transaction
                .sql()
                .createQuery("select * from model where name_lower >= :key order by name_lower, id limit :most")
                .bind("key", key)
                .bind("most", most)
                .mapTo(Model.class)
                .stream()
                .filter(model -> String.valueOf(key(model.name())).startsWith(key))
                .toList();
    }
}
