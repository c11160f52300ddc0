package io.github.coherecamel.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /q/health, ''",
        "GET, /q/health/ready, ''",
        "GET, /q/healthy, VIEWER OPERATOR",
        "GET, /q/metrics, VIEWER OPERATOR",
        "GET, /models, VIEWER OPERATOR",
        "HEAD, /, VIEWER OPERATOR SENDER",
        "GET, /ui, VIEWER OPERATOR SENDER",
        "GET, /uix, VIEWER OPERATOR",
        "POST, /ui, OPERATOR",
        "GET, /events/1, VIEWER OPERATOR",
        "GET, /ui/live, VIEWER OPERATOR SENDER",
        "POST, /ui/live, OPERATOR",
        "POST, /events, SENDER",
        "POST, /events/dataset-uploaded, SENDER",
        "POST, /events/dataset-uploaded/, SENDER",
        "POST, /events/, SENDER",
        "POST, /events/e/retry, OPERATOR",
        "POST, /eventsx, OPERATOR",
        "POST, /models/m/retry, OPERATOR",
        "POST, /q/health, OPERATOR",
        "POST, /hold, OPERATOR",
        "DELETE, /models/m, OPERATOR",
        "GET, /ui/try, VIEWER OPERATOR SENDER",
        "GET, /ui/models, VIEWER OPERATOR",
        "GET, /page/page.css, VIEWER OPERATOR SENDER",
        "GET, /pages, VIEWER OPERATOR",
        "POST, /page, OPERATOR",
        "POST, /files, OPERATOR SENDER",
        "POST, /files/x, OPERATOR",
        "GET, /files, VIEWER OPERATOR SENDER",
        "GET, /files/x, VIEWER OPERATOR SENDER",
        "GET, /filesx, VIEWER OPERATOR",
        "DELETE, /files/x, OPERATOR",
        "ANYTHING, /q/metrics, OPERATOR",
    })
    void askForARole(String method, String path, String roles) {
        assertThat(Rules.needed(method, path))
                .isEqualTo(Arrays.stream(roles.split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()));
    }
}
