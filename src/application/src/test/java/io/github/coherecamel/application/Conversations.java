package io.github.coherecamel.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Training files for chat models. */
final class Conversations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Conversations() {}

    /** Returns as many as a file needs, which are two. */
    static String about(String topic) {
        return line(topic, "Yes.") + line(topic, "No.");
    }

    private static String line(String topic, String answer) {
        try {
            return JSON.writeValueAsString(Map.of(
                            "messages",
                            List.of(
                                    Map.of("role", "User", "content", topic + "?"),
                                    Map.of("role", "Chatbot", "content", answer))))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
