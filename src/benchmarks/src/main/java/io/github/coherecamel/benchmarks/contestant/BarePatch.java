package io.github.coherecamel.benchmarks.contestant;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One PATCH by the bare client: the limit. */
final class BarePatch implements Contestant.Asynchronous {

    private final BareClient client;

    BarePatch(Target target) {
        this.client = new BareClient(target);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The callback tells.
    public void update(int number, Consumer<@Nullable Throwable> done) {
        client.call(
                        "PATCH",
                        "finetuning/finetuned-models/" + Wanted.modelId(number),
                        Wanted.model(),
                        JsonText.ModelAnswer.class)
                .whenComplete((answer, failure) -> done.accept(failure));
    }

    @Override
    public void close() {
        client.close();
    }
}
