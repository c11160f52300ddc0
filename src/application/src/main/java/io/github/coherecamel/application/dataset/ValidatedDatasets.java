package io.github.coherecamel.application.dataset;

import io.github.coherecamel.api.Text;
import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.reconcile.Failure;
import io.github.coherecamel.application.reconcile.OtherCalls;
import io.github.coherecamel.model.Dataset;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What route {@code dataset-validated} makes of the datasets that have passed validation. */
@Named("validatedDatasets")
@Singleton
@RegisterForReflection
public final class ValidatedDatasets {

    /** What the source of these events begins with. The model follows: a mapping that is corrected makes other events. */
    static final String SOURCE = "cohere:datasets/";

    private static final Logger LOG = Logger.getLogger("cohere.datasets");

    private static final String FOR_TRAINING = "-finetune-input";

    private final DatasetModels models;
    private final OtherCalls calls;
    private int ignored;
    private @Nullable String lastFailure;

    ValidatedDatasets(ControllerConfig config, OtherCalls calls) {
        var watch = config.datasetWatch();
        this.models = new DatasetModels(watch.enabled() ? watch.models().orElse(List.of()) : List.of());
        this.calls = calls;
    }

    /**
     * Returns the event that a dataset is, or nothing if it is for no model. Id and time are the dataset's own: whoever
     * sees it, and whenever, tells of one and the same event for a model, and an old dataset does not become a new one.
     */
    public synchronized List<Event> read(Exchange exchange) {
        var dataset = exchange.getMessage().getBody(Dataset.class);
        var event = event(dataset);
        if (event.isEmpty()) {
            ignored++;
            LOG.debugf("Dataset %s is for no model", Text.clean(String.valueOf(dataset.name())));
        }
        if (ignored > 0 && exchange.getProperty(Exchange.BATCH_COMPLETE, true, Boolean.class)) {
            LOG.infof(
                    "Ignored %d validated datasets, the last one %s: no pattern of cohere.dataset-watch.models fits"
                            + " their names, or their type is not one for training",
                    ignored, Text.clean(String.valueOf(dataset.name())));
            ignored = 0;
        }
        return event.map(List::of).orElse(List.of());
    }

    private Optional<Event> event(Dataset dataset) {
        var id = dataset.id();
        var name = dataset.name();
        var type = dataset.datasetType();
        if (id == null || name == null || type == null || !type.text().endsWith(FOR_TRAINING)) {
            return Optional.empty();
        }
        return models.of(name).map(model -> new Event(SOURCE + model, id, time(dataset), model, id, null));
    }

    /** When the data was uploaded: a validation that takes longer does not make it newer. */
    private static @Nullable Instant time(Dataset dataset) {
        var time = dataset.createdAt() == null ? dataset.updatedAt() : dataset.createdAt();
        // No database keeps more.
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Datasets cannot be listed, or written down: that is said once as long as the reason is the same. */
    public void failed(Exchange exchange) {
        var thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (thrown != null && calls.failed(Failure.of(thrown))) {
            return;
        }
        // The first exception and not its innermost cause, whose text nobody has cleaned.
        var reason = thrown == null
                ? ""
                : String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        if (isNew(reason)) {
            LOG.warnf(
                    "Could not find out which datasets have become validated: %s. It is tried again at each poll",
                    reason);
        }
    }

    private synchronized boolean isNew(String reason) {
        var changed = !reason.equals(lastFailure);
        lastFailure = reason;
        return changed;
    }

    /** What became validated is written down. */
    public synchronized void done() {
        lastFailure = null;
    }
}
