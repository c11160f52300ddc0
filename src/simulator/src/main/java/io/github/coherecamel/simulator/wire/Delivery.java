package io.github.coherecamel.simulator.wire;

import io.github.coherecamel.simulator.call.Answer;
import java.time.Duration;

/** A way to bring an answer over the line, whole or damaged. */
@FunctionalInterface
public interface Delivery {
    Delivery WHOLE = (line, answer) -> {
        line.send(line.encode(answer));
        line.finish();
    };

    void deliver(Line line, Answer answer);

    /** The same, so much later. */
    default Delivery later(Duration wait) {
        return (line, answer) -> line.after(wait, () -> deliver(line, answer));
    }
}
