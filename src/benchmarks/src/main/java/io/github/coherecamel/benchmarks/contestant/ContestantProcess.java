package io.github.coherecamel.benchmarks.contestant;

import io.github.coherecamel.benchmarks.measure.Line;
import io.github.coherecamel.benchmarks.measure.Load;
import io.github.coherecamel.benchmarks.measure.Meter;
import java.net.URI;

/** A program: one contestant. Line {@code load 32 1000} has it make a thousand updates, 32 of them at a time. */
public final class ContestantProcess {

    /** How many threads there are, and the most there were. */
    public record Threads(int now, int peak) {}

    private ContestantProcess() {}

    public static void main(String[] arguments) throws Exception {
        var target = new Target(URI.create(arguments[1]), Integer.parseInt(arguments[2]));
        try (var contestant = Kind.valueOf(arguments[0]).start(target)) {
            Line.serve(words -> words[0].equals("load")
                    ? Load.run(contestant, Integer.parseInt(words[1]), Integer.parseInt(words[2]))
                    : new Threads(Meter.threads(), Meter.peakThreads()));
        }
    }
}
