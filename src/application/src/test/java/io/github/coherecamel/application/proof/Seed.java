package io.github.coherecamel.application.proof;

import java.util.concurrent.ThreadLocalRandom;

/** What chance depends on in a run. */
final class Seed {

    private static final String PROPERTY = "proof.seed";

    private Seed() {}

    /** Returns the seed that is asked for, or another one each time, and says so. */
    static long next(String run) {
        var asked = Long.getLong(PROPERTY);
        var seed = asked != null ? asked : ThreadLocalRandom.current().nextLong(1_000_000_000);
        System.out.printf("%s: to run it again with the same seed, -D%s=%d%n", run, PROPERTY, seed);
        return seed;
    }
}
