package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.state.World;

/** One endpoint of the API: reads the call, looks at or changes the world, answers. */
@FunctionalInterface
public interface Operation {
    /** Throws a {@link io.github.coherecamel.simulator.call.Problem} where the service answers with an error. */
    Answer answer(Call call, World world);

    /** Whether the body holds files, which are too large for memory and take time to read. */
    default boolean takesFiles() {
        return false;
    }
}
