package io.github.coherecamel.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The latest requests, in order of arrival: so many, and of those as many as fit into so much memory. */
final class RequestLog {
    /** How many characters are kept in all. A single request that has more is kept nevertheless, by itself. */
    static final long CHARACTERS = 64 * 1024 * 1024;

    private final int capacity;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private long characters;
    private long total;

    RequestLog(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(RecordedRequest request) {
        total++;
        requests.add(request);
        characters += request.characters();
        while (requests.size() > capacity || (characters > CHARACTERS && requests.size() > 1)) {
            characters -= requests.remove().characters();
        }
    }

    synchronized List<RecordedRequest> matching(Predicate<RecordedRequest> wanted) {
        return requests.stream().filter(wanted).toList();
    }

    RecordedRequest only(ApiOperation operation) {
        var calls = matching(request -> request.operation() == operation);
        if (calls.size() != 1) {
            throw new AssertionError("There should be one call of %s, but there were %d. This was asked: %s"
                    .formatted(operation, calls.size(), matching(request -> true)));
        }
        return calls.get(0);
    }

    /** How many there were in all, those that are no longer kept included. */
    synchronized long total() {
        return total;
    }

    synchronized void clear() {
        requests.clear();
        characters = 0;
        total = 0;
    }
}
