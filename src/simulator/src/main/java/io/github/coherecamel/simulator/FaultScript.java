package io.github.coherecamel.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that are still to come, in the order in which they were asked for. */
final class FaultScript {
    /** A fault for an operation, or for any if there is none, and how often it is still to happen. */
    record Planned(@Nullable ApiOperation operation, Fault fault, int times) {
        boolean concerns(ApiOperation called) {
            return operation == null || operation == called;
        }
    }

    /** So often that it is until it is taken back. */
    static final int ALWAYS = Integer.MAX_VALUE;

    private final List<Planned> planned = new ArrayList<>();

    synchronized void add(@Nullable ApiOperation operation, Fault fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, not " + times);
        }
        planned.add(new Planned(operation, fault, times));
    }

    /** The fault for a call, which is then used up by one. */
    synchronized @Nullable Fault next(ApiOperation called) {
        for (var i = 0; i < planned.size(); i++) {
            var plan = planned.get(i);
            if (plan.concerns(called)) {
                use(i, plan);
                return plan.fault();
            }
        }
        return null;
    }

    private void use(int index, Planned plan) {
        if (plan.times() == 1) {
            planned.remove(index);
        } else if (plan.times() != ALWAYS) {
            planned.set(index, new Planned(plan.operation(), plan.fault(), plan.times() - 1));
        }
    }

    synchronized List<Planned> planned() {
        return List.copyOf(planned);
    }

    synchronized void clear() {
        planned.clear();
    }
}
