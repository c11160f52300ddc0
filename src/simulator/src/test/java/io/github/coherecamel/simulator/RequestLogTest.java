package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    private static RecordedRequest request(String path, String body) {
        return new RecordedRequest(null, "GET", path, "", Map.of(), body, List.of(), Instant.EPOCH);
    }

    private static List<String> paths(RequestLog log) {
        return log.matching(request -> true).stream().map(RecordedRequest::path).toList();
    }

    @Test
    void keepsTheLatest() {
        var log = new RequestLog(2);
        List.of("/1", "/2", "/3").forEach(path -> log.add(request(path, "")));

        assertThat(paths(log)).containsExactly("/2", "/3");
        assertThat(log.total()).isEqualTo(3);
    }

    @Test
    void keepsFewerIfTheyAreLarge() {
        var log = new RequestLog(1_000);
        var halfOfWhatFits = "x".repeat((int) (RequestLog.CHARACTERS / 2));
        List.of("/1", "/2", "/3").forEach(path -> log.add(request(path, halfOfWhatFits)));
        assertThat(paths(log)).containsExactly("/3");

        log.add(request("/4", ""));
        assertThat(paths(log)).containsExactly("/3", "/4");
    }
}
