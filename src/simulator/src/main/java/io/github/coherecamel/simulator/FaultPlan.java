package io.github.coherecamel.simulator;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.ErrorDialect;
import io.github.coherecamel.simulator.wire.Delivery;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a fault goes about it.
 *
 * @param instead what answers instead of the operation, or null if it is to happen
 * @param change what becomes of the answer
 * @param delivery how the answer reaches the client
 * @param refusing whether the connection is reset before the body of the request is read
 */
record FaultPlan(
        String name,
        @Nullable Function<ErrorDialect, Answer> instead,
        UnaryOperator<Answer> change,
        Delivery delivery,
        boolean refusing) {

    static FaultPlan instead(String name, Function<ErrorDialect, Answer> answer) {
        return new FaultPlan(name, answer, UnaryOperator.identity(), Delivery.WHOLE, false);
    }

    /** Instead of the operation, where what is delivered has nothing to do with an answer. */
    static FaultPlan instead(String name, Delivery delivery) {
        return instead(name, dialect -> Answer.text(200, "application/json", "{}"))
                .delivered(delivery);
    }

    static FaultPlan damage(String name, Delivery delivery) {
        return new FaultPlan(name, null, UnaryOperator.identity(), delivery, false);
    }

    FaultPlan changed(UnaryOperator<Answer> more) {
        return new FaultPlan(name, instead, answer -> more.apply(change.apply(answer)), delivery, refusing);
    }

    FaultPlan delivered(Delivery other) {
        return new FaultPlan(name, instead, change, other, refusing);
    }

    FaultPlan refused() {
        return new FaultPlan(name, instead, change, delivery, true);
    }
}
