package io.github.coherecamel.benchmarks.contestant;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What {@code merge=true} with {@code requireValidated} sends, by the bare client: two GETs and a PATCH, no checks. */
final class BareThreeCalls implements Contestant.Asynchronous {

    private final BareClient client;

    BareThreeCalls(Target target) {
        this.client = new BareClient(target);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The callback tells.
    public void update(int number, Consumer<@Nullable Throwable> done) {
        var path = "finetuning/finetuned-models/" + Wanted.modelId(number);
        client.call("GET", path, null, JsonText.ModelAnswer.class)
                .thenCompose(
                        model -> client.call("GET", "datasets/" + Wanted.DATASET, null, JsonText.DatasetAnswer.class))
                .thenCompose(dataset -> client.call("PATCH", path, Wanted.model(), JsonText.ModelAnswer.class))
                .whenComplete((answer, failure) -> done.accept(failure));
    }

    @Override
    public void close() {
        client.close();
    }
}
