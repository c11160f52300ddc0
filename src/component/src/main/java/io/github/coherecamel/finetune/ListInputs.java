package io.github.coherecamel.finetune;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.ListEvents;
import io.github.coherecamel.api.ListModels;
import io.github.coherecamel.api.ListTrainingStepMetrics;
import io.github.coherecamel.api.PageRequest;
import io.github.coherecamel.api.Received;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.AllPages;
import io.github.coherecamel.camel.Inputs;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.camel.Session;
import io.github.coherecamel.model.ModelEvent;
import io.github.coherecamel.model.ModelPage;
import io.github.coherecamel.model.Page;
import io.github.coherecamel.model.TrainingStepMetrics;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations that list something, and what they answer. */
final class ListInputs {

    /** The API's prose says newest first, its examples are oldest first: without a wish it is oldest first here. */
    private static final Comparator<ModelEvent> BY_TIME =
            Comparator.comparing(ModelEvent::createdAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

    private static final Comparator<TrainingStepMetrics> BY_STEP =
            Comparator.comparingInt(TrainingStepMetrics::stepNumber);

    private ListInputs() {}

    static Action models(Message message, CohereFinetuneConfiguration configuration) throws InvalidInputException {
        var inputs = new Inputs("list fine-tuned models", message);
        return action(inputs, configuration, ListModels::new, null);
    }

    static Action events(Message message, CohereFinetuneConfiguration configuration) throws InvalidInputException {
        var inputs = new Inputs("list the events of a fine-tuned model", message);
        var modelId = ModelInputs.modelId(inputs, configuration);
        var ordered = inputs.find(CohereFinetuneHeaders.ORDER_BY, String.class, configuration.getOrderBy()) != null;
        return action(inputs, configuration, page -> new ListEvents(modelId, page), ordered ? null : BY_TIME);
    }

    static Action metrics(Message message, CohereFinetuneConfiguration configuration) throws InvalidInputException {
        var inputs = new Inputs("list the training metrics of a fine-tuned model", message);
        var modelId = ModelInputs.modelId(inputs, configuration);
        // The API takes no order for these.
        return action(inputs, configuration, page -> new ListTrainingStepMetrics(modelId, page.unordered()), BY_STEP);
    }

    /** Returns every model there is, in the API's order. */
    static CompletableFuture<Received<ModelPage>> everyModel(@Nullable Integer pageSize, Session session) {
        return pages(new PageRequest(pageSize, null, null), ListModels::new, session);
    }

    private static <T, P extends Page<T, P>> Action action(
            Inputs inputs,
            CohereFinetuneConfiguration configuration,
            Function<PageRequest, Call<P>> call,
            @Nullable Comparator<T> order)
            throws InvalidInputException {
        var first = new PageRequest(
                inputs.find(CohereFinetuneHeaders.PAGE_SIZE, Integer.class, configuration.getPageSize()),
                inputs.find(CohereFinetuneHeaders.PAGE_TOKEN, String.class, configuration.getPageToken()),
                inputs.find(CohereFinetuneHeaders.ORDER_BY, String.class, configuration.getOrderBy()));
        var all = inputs.isSet(CohereFinetuneHeaders.ALL_PAGES, configuration.isAllPages());
        return session -> (all ? pages(first, call, session) : session.client().send(call.apply(first)))
                .thenApply(received -> reply(sorted(received.value(), order)).withStatus(received.status()));
    }

    private static <T, P extends Page<T, P>> CompletableFuture<Received<P>> pages(
            PageRequest first, Function<PageRequest, Call<P>> call, Session session) {
        return AllPages.from(
                call.apply(first),
                (asked, received) -> {
                    var token = received.value().nextPageToken();
                    return token == null ? null : call.apply(first.after(token));
                },
                session);
    }

    private static <T, P extends Page<T, P>> P sorted(P page, @Nullable Comparator<T> order) {
        return order == null
                ? page
                : page.joined(page.items().stream().sorted(order).toList(), page);
    }

    private static Reply reply(Page<?, ?> page) {
        return Reply.of(page)
                .with(CohereFinetuneHeaders.NEXT_PAGE_TOKEN, page.nextPageToken())
                .with(CohereFinetuneHeaders.TOTAL_SIZE, page.totalSize());
    }
}
