package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, or several joined into one. Camel's splitter goes through its items.
 *
 * @param <T> an item
 * @param <P> the page's own type
 */
@JsonFormat(shape = JsonFormat.Shape.OBJECT)
public interface Page<T, P extends Page<T, P>> extends WireRecord, Iterable<T> {

    @JsonIgnore
    List<T> items();

    /** Returns what to ask the next page with; null if this is the last. */
    @Nullable
    String nextPageToken();

    /** Returns how many items all pages have; null if the API did not tell. */
    @Nullable
    Integer totalSize();

    /** Returns this page with other items, and with the token and the total of another. */
    P joined(List<T> items, P last);

    @Override
    default Iterator<T> iterator() {
        return items().iterator();
    }
}
