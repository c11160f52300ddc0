package io.github.coherecamel.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.application.event.UnreadableEventException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However long, deep or broken it is: an event is read or refused in our own words. */
class EventLimitsTest extends ReadEvents {

    private static final String[] TYPES = {null, STRUCTURED, BATCH, "application/json"};
    /** What a parser may stumble over. */
    private static final List<String> PARTS = List.of(
            "[]",
            "{}",
            "[[",
            "null",
            "1e9999999999",
            "-",
            "\"data_base64\":\"W10=\",",
            "\"specversion\":\"1.0\",",
            "\"time\":\"",
            "\\ud800",
            "\uFEFF",
            "\u2028",
            PLAIN,
            CLOUD_EVENT);

    @Test
    void takesTheLongestIdsAndNoLongerOnes() throws Exception {
        assertThat(read(null, plain("model_id", "m".repeat(128)))).hasSize(1);
        assertRefused(null, plain("model_id", "m".repeat(129))).hasMessageContaining("model_id");
        assertThat(read(null, plain("id", "i".repeat(256)))).hasSize(1);
        assertRefused(null, plain("id", "i".repeat(257))).hasMessageContaining("id has 257 characters");
        assertThat(read(STRUCTURED, CLOUD_EVENT.replace("/ci", "s".repeat(512))))
                .hasSize(1);
        assertRefused(STRUCTURED, CLOUD_EVENT.replace("/ci", "s".repeat(513)))
                .hasMessageContaining("source has 513 characters");
    }

    @Test
    void countsBytesAndEvents() throws Exception {
        var longest = plain("x", "é".repeat((EventReader.MOST_BYTES - bytes(plain("x", "")).length) / 2));
        assertThat(read(null, longest)).hasSize(1);
        assertThatThrownBy(() -> read(null, longest + "  "))
                .isInstanceOfSatisfying(UnreadableEventException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.TOO_LARGE))
                .hasMessageContaining("65536 bytes");

        assertThat(read(null, batch(EventReader.MOST_EVENTS))).hasSize(EventReader.MOST_EVENTS);
        assertThatThrownBy(() -> read(null, batch(EventReader.MOST_EVENTS + 1)))
                .isInstanceOfSatisfying(UnreadableEventException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.TOO_LARGE))
                .hasMessageContaining("more than 500");
    }

    @Test
    void boundsDepthNamesAndNumbers() throws Exception {
        assertThat(read(null, with("[".repeat(31) + "]".repeat(31)))).hasSize(1);
        for (var beyond : List.of(
                "[".repeat(32) + "]".repeat(32),
                "[".repeat(30_000),
                "9".repeat(101),
                "0." + "9".repeat(101),
                "1e9999999999",
                "{\"" + "n".repeat(300) + "\":1}")) {
            assertRefused(null, with(beyond)).hasMessageContaining("beyond a limit");
        }
    }

    @Test
    void refusesBytesThatAreNoUtf8AndIgnoresAMark() throws Exception {
        assertThat(read(null, "\uFEFF" + PLAIN)).hasSize(1);
        assertThat(read(null, "\uFEFF[" + PLAIN + "]")).extracting(Event::id).containsExactly("fresh-1");
        var latin1 = "{\"model_id\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> reader.read(new Arrival("/here", "fresh", null, Map.of(), latin1)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("UTF-8");
    }

    /** Whatever arrives is read or refused in our own words. The seed is in the message of a failure. */
    @Test
    void neverFailsOtherwise() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 40_000; round++) {
            var data = mutated(random, bytes(random.nextBoolean() ? PLAIN : "[]"));
            var inBase64 = CLOUD_EVENT.replace(
                    "\"data\":",
                    "\"data_base64\":\"%s\",\"data\":"
                            .formatted(Base64.getEncoder().encodeToString(data)));
            var forms = List.of(PLAIN, CLOUD_EVENT, "[" + PLAIN + "]", "[" + CLOUD_EVENT + "]", inBase64);
            var body = bytes(forms.get(random.nextInt(forms.size())));
            // What is in Base64 is changed already, and one that is no Base64 any more tells little.
            var arrival = new Arrival(
                    "/here",
                    "fresh",
                    TYPES[random.nextInt(TYPES.length)],
                    random.nextInt(4) == 0 ? ATTRIBUTES : Map.of(),
                    random.nextInt(4) == 0 ? body : mutated(random, body));
            try {
                reader.read(arrival);
            } catch (UnreadableEventException e) {
                assertThat(e)
                        .as("seed %d, round %d: %s", seed, round, new String(arrival.body(), StandardCharsets.UTF_8))
                        .hasNoCause();
                assertThat(e.getMessage())
                        .startsWith("Could not read ")
                        .matches("[^\\p{Cntrl}]*")
                        .doesNotContain("Jackson", "Source:", "Feature", "com.fasterxml");
            }
        }
    }

    @Test
    void refusesWhatNobodyHasForeseen() {
        var broken = new EventReader(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                throw new ArrayIndexOutOfBoundsException("0 of 0");
            }
        });
        var body = bytes(plain("time", NOW.toString()));

        assertThatThrownBy(() -> broken.read(new Arrival("/here", "fresh", null, Map.of(), body)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("none that was foreseen (ArrayIndexOutOfBoundsException). Send");
    }

    private static byte[] mutated(Random random, byte[] bytes) {
        var mutated = new ByteArrayOutputStream();
        var changes = 1 + random.nextInt(4);
        for (var one : bytes) {
            if (random.nextInt(bytes.length) >= changes) {
                mutated.write(one);
                continue;
            }
            switch (random.nextInt(4)) {
                case 0 -> mutated.write(random.nextInt(256));
                case 1 -> mutated.write("{}[],:\"\\0 e-".charAt(random.nextInt(12)));
                case 2 -> mutated.writeBytes(bytes(PARTS.get(random.nextInt(PARTS.size()))));
                default -> {
                    // It is left out.
                }
            }
        }
        return mutated.toByteArray();
    }

    private static String with(String value) {
        return PLAIN.replace("}", ",\"more\":" + value + "}");
    }

    private static String batch(int events) {
        return "[" + String.join(",", Collections.nCopies(events, PLAIN)) + "]";
    }
}
