package io.github.coherecamel.simulator;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chat training data. */
final class ChatFiles {
    private ChatFiles() {}

    static String conversation(int number) {
        return "{\"messages\":[{\"role\":\"System\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"User\",\"content\":\"Question " + number + "?\"},"
                + "{\"role\":\"Chatbot\",\"content\":\"Answer " + number + ".\"}]}";
    }

    static String conversations(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> conversation(number) + "\n")
                .collect(Collectors.joining());
    }
}
