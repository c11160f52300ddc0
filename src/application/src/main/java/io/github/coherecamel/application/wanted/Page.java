package io.github.coherecamel.application.wanted;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to ask for the rest with, as {@code after}; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    /** Rows that a page looks at, at most, for what no index finds. It may have few items then, and a next page. */
    public static final int MOST_ROWS = 5000;

    /** Items of a page, unless it was asked for another number. */
    public static final int DEFAULT_ITEMS = 50;

    /** Most items that can be asked for. */
    public static final int MOST_ITEMS = 500;

    /** Returns how many rows have to be read: one more than is shown tells whether there are more. */
    static int rows(boolean isIndexed, int limit) {
        return isIndexed ? limit + 1 : MOST_ROWS;
    }

    /** Shows those that match, of so many rows or, if there are less, of all. */
    static <T> Page<T> of(List<T> rows, int asked, int limit, Predicate<T> filter, Function<T, String> key) {
        var items = new ArrayList<T>();
        @Nullable T last = null;
        for (var row : rows) {
            if (items.size() == limit) {
                return new Page<>(items, key.apply(last));
            }
            if (filter.test(row)) {
                items.add(row);
            }
            last = row;
        }
        return new Page<>(items, last != null && rows.size() == asked ? key.apply(last) : null);
    }

    /** The same behind these. */
    Page<T> behind(List<T> first) {
        return new Page<>(Stream.concat(first.stream(), items.stream()).toList(), next);
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
