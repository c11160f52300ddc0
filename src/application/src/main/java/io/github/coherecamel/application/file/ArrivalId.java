package io.github.coherecamel.application.file;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names an arrival by its time, such as {@code 20261127-140509-123456-7f3a}: the order of names is that of arrival. */
record ArrivalId(String text) {

    private static final int TIME_LENGTH = 22;
    private static final Pattern FILE = Pattern.compile("(\\d{8}-\\d{6}-\\d{6}-[0-9a-f]{4})-(.+)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSSSSS");

    /** A file on its way. */
    record Named(ArrivalId id, String name) {

        /** What it is called until it gets to its last place. */
        String fileName() {
            return id.text() + "-" + name;
        }

        static Optional<Named> read(String fileName) {
            var found = FILE.matcher(fileName);
            return found.matches()
                    ? Optional.of(new Named(new ArrivalId(found.group(1)), found.group(2)))
                    : Optional.empty();
        }
    }

    /** @param random tells apart what arrived in different places at the same time */
    static ArrivalId of(Instant time, RandomGenerator random) {
        var local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return new ArrivalId("%s-%04x".formatted(TIME.format(local), random.nextInt(1 << Character.SIZE)));
    }

    Instant time() {
        return LocalDateTime.parse(text.substring(0, TIME_LENGTH), TIME).toInstant(ZoneOffset.UTC);
    }
}
