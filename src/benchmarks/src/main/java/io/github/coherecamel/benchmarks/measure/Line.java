package io.github.coherecamel.benchmarks.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** What processes tell each other: one JSON document on one line. */
public final class Line {

    // A record's derived figures are written as well, for people who read along.
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Line() {}

    /** Answers one line with one line. */
    @FunctionalInterface
    public interface Answering {

        Object answer(String[] words) throws Exception;
    }

    static <T> T read(String line, Class<T> type) {
        try {
            return MAPPER.readValue(line, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    /** Answers each line of this process' input until it ends. */
    public static void serve(Answering answering) throws Exception {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(MAPPER.writeValueAsString(answering.answer(line.split(" "))));
        }
    }
}
