package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.state.ModelStatus;
import io.github.coherecamel.simulator.state.Timeline;
import io.github.coherecamel.simulator.state.World;
import java.time.Instant;

/** What a training goes through. */
final class Training {
    private Training() {}

    static Timeline course(World world, Instant start) {
        return Timeline.course(
                start,
                world.limits().trainingTime(),
                World.USER,
                ModelStatus.QUEUED,
                ModelStatus.FINETUNING,
                ModelStatus.READY);
    }
}
