package io.github.coherecamel.application.proof;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says for each call, by the first line of its request, what becomes of it. Asked by several threads. */
@FunctionalInterface
interface Weather {

    Disruption next(String requestLine);

    static Weather fair() {
        return always(new Disruption.None());
    }

    static Weather always(Disruption disruption) {
        return requestLine -> disruption;
    }

    /** A share of the calls, from 0 to 1, meets one of the disruptions. The same seed says the same again. */
    static Weather mixed(long seed, double share, List<Disruption> disruptions) {
        var random = new Random(seed);
        return requestLine -> {
            synchronized (random) {
                return random.nextDouble() < share
                        ? disruptions.get(random.nextInt(disruptions.size()))
                        : new Disruption.None();
            }
        };
    }

    /** A share of the calls, from 0 to 1, meets something that can happen to a call on any day. */
    static Weather bad(long seed, double share) {
        return mixed(
                seed,
                share,
                List.of(
                        new Disruption.Reset(),
                        new Disruption.Reset(),
                        new Disruption.AnswerLost(),
                        new Disruption.AnswerLost(),
                        new Disruption.AnswerLost(),
                        new Disruption.Cut(),
                        new Disruption.Cut(),
                        new Disruption.Answered(500, ""),
                        new Disruption.Answered(502, ""),
                        new Disruption.Answered(503, ""),
                        new Disruption.Answered(503, "Retry-After: 1\r\n"),
                        new Disruption.Answered(429, "Retry-After: 1\r\n"),
                        new Disruption.Late(Duration.ofMillis(50)),
                        new Disruption.Late(Duration.ofMillis(500)),
                        new Disruption.Slow(Duration.ofMillis(1)),
                        new Disruption.Hang()));
    }

    /** The same, but the next call whose request begins so meets this disruption. */
    default Weather butOnce(String requestLineStart, Disruption disruption) {
        var met = new AtomicBoolean();
        return requestLine -> requestLine.startsWith(requestLineStart) && met.compareAndSet(false, true)
                ? disruption
                : next(requestLine);
    }
}
