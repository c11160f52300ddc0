package io.github.coherecamel.application.start;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with the configuration: a line for each mistake, with what to do about it. */
final class Mistakes {

    private final List<String> lines = new ArrayList<>();

    /**
     * @param problem begins with the property, and quotes its value only if that is no secret
     * @param remedy what to do about it
     */
    void add(String problem, String remedy) {
        lines.add(problem + ". " + remedy + ".");
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
