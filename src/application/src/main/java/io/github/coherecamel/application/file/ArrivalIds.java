package io.github.coherecamel.application.file;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Makes ids that rise, also within a microsecond: whatever came last has to win. */
final class ArrivalIds {

    private final RandomGenerator random;
    private Instant last = Instant.EPOCH;

    ArrivalIds(RandomGenerator random) {
        this.random = random;
    }

    synchronized ArrivalId next(Instant now) {
        var micros = now.truncatedTo(ChronoUnit.MICROS);
        last = micros.isAfter(last) ? micros : last.plus(1, ChronoUnit.MICROS);
        return ArrivalId.of(last, random);
    }
}
