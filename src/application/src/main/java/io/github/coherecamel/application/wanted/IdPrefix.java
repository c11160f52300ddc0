package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds by an index what has an id that begins with a text. A text is looked for in some thousand rows; whoever looks for an
 * id is to find it however many there are.
 */
final class IdPrefix {

    private IdPrefix() {}

    /**
     * Returns some, at most half a page: each page knows so what the first has shown.
     *
     * @param select what ends with the name of the table
     */
    static <T> List<T> find(
            Transaction transaction,
            Class<T> type,
            String select,
            @Nullable String text,
            int limit,
            Predicate<T> filter,
            Function<T, String> id) {
        // No id has anything else, and a database may refuse it.
        if (text == null || !text.chars().allMatch(letter -> letter > ' ' && letter < 0x7F)) {
            return List.of();
        }
        // Not all databases have next to each other what begins alike, but mostly.
        return transaction
                .sql()
                .createQuery(select + " where id >= :text order by id limit :most")
                .bind("text", text)
                .bind("most", limit / 2)
                .mapTo(type)
                .stream()
                .filter(one -> id.apply(one).startsWith(text))
                .filter(filter)
                .toList();
    }

    /**
     * Returns a page with what was found before all other if it is the first one, and with nothing of that twice.
     *
     * @param rest makes a page of at most so many of those that are to be shown
     */
    static <T> Page<T> before(
            List<T> found,
            boolean isFirst,
            int limit,
            Function<T, String> key,
            BiFunction<Integer, Predicate<T>, Page<T>> rest) {
        var shown = found.stream().map(key).collect(Collectors.toSet());
        var first = isFirst ? found : List.<T>of();
        return rest.apply(limit - first.size(), one -> !shown.contains(key.apply(one)))
                .behind(first);
    }
}
