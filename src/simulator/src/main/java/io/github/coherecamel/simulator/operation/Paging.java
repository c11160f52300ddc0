package io.github.coherecamel.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Problem;
import io.github.coherecamel.simulator.call.Query;
import io.github.coherecamel.simulator.state.Shelf;
import io.github.coherecamel.simulator.state.Shelf.Place;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Paging by token, as the fine-tuning family does it. A token names the last thing shown, so a page stays right when
 * things come and go between two calls. The token of the last page is empty.
 */
record Paging(int size, Optional<Place> from, boolean descending) {
    private static final int DEFAULT_SIZE = 50;
    private static final String ONLY_FIELD = "created_at";

    /** What a query asks for. Without {@code order_by} it is ascending by {@code created_at}. */
    static Paging of(Query query) {
        var size = query.count("page_size", 0);
        return new Paging(
                Math.min(size == 0 ? DEFAULT_SIZE : size, Integer.MAX_VALUE - 1),
                place(query.text("page_token")),
                descending(query.text("order_by")));
    }

    <T extends Shelf.Item> List<T> page(Shelf<T> shelf) {
        return descending ? shelf.before(from, size + 1) : shelf.after(from, size + 1);
    }

    /** Writes a page that was read with one item too many, and the token of the next one. */
    <T extends Shelf.Item> void write(ObjectNode body, String field, List<T> found, Function<T, ObjectNode> view) {
        var array = body.putArray(field);
        found.stream().limit(size).forEach(item -> array.add(view.apply(item)));
        body.put(
                "next_page_token",
                found.size() > size ? token(found.get(size - 1).place()) : "");
    }

    private static boolean descending(String orderBy) {
        var descending = false;
        for (var term : orderBy.split(",", -1)) {
            var words = Arrays.asList(term.strip().split("\\s+", -1));
            var known = words.get(0).equals(ONLY_FIELD)
                    && (words.size() == 1 || (words.size() == 2 && words.get(1).matches("asc|desc")));
            if (!known && !orderBy.isBlank()) {
                throw Problem.badRequest("invalid order_by: '" + orderBy + "'; only created_at is supported");
            }
            descending = words.contains("desc");
        }
        return descending;
    }

    private static String token(Place place) {
        var text = place.createdAt() + "/" + place.number();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Place> place(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("/", -1);
            if (parts.length == 2) {
                return Optional.of(new Place(Instant.parse(parts[0]), Long.parseLong(parts[1])));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.badRequest("invalid page_token");
        }
        throw Problem.badRequest("invalid page_token");
    }
}
