package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.state.World;

/** {@code POST /v1/check-api-key}. A bad key never gets here: it is refused with 401 like in any other call. */
public final class CheckApiKey implements Operation {
    @Override
    public Answer answer(Call call, World world) {
        return Answer.json(Json.object()
                .put("valid", true)
                .put("organization_id", World.ORGANIZATION)
                .put("owner_id", World.USER));
    }
}
