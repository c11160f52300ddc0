package io.github.coherecamel.simulator.wire;

import io.github.coherecamel.simulator.call.Answer;

/** A way to bring an answer over the line, whole or damaged. */
@FunctionalInterface
public interface Delivery {
    Delivery WHOLE = (line, answer) -> {
        line.send(line.encode(answer));
        line.finish();
    };

    void deliver(Line line, Answer answer);
}
