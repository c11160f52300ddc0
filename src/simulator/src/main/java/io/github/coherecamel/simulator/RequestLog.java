package io.github.coherecamel.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The latest requests, in order of arrival. */
final class RequestLog {
    private final int capacity;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private long total;

    RequestLog(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(RecordedRequest request) {
        total++;
        requests.add(request);
        if (requests.size() > capacity) {
            requests.remove();
        }
    }

    synchronized List<RecordedRequest> matching(Predicate<RecordedRequest> wanted) {
        return requests.stream().filter(wanted).toList();
    }

    /** How many there were in all, those that are no longer kept included. */
    synchronized long total() {
        return total;
    }

    synchronized void clear() {
        requests.clear();
        total = 0;
    }
}
