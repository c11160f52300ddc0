package io.github.coherecamel.finetune;

import io.github.coherecamel.api.Client;
import io.github.coherecamel.api.DatasetNotUsableException;
import io.github.coherecamel.api.GetDataset;
import io.github.coherecamel.model.BaseType;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.update.DatasetUsability;
import io.github.coherecamel.update.UpdatePlan;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether a model may move from the dataset in use to the one that an update names.
 *
 * @param task that this is part of, to follow "Could not" in a message
 */
record DatasetChange(
        Client client,
        UpdateDeadline deadline,
        String task,
        UpdateRules rules,
        FinetunedModel current,
        UpdatePlan plan) {

    /** Returns whether the wanted dataset is older than the one in use; fails if it cannot be used. */
    CompletableFuture<Boolean> isStale() {
        var wantedId = plan.newDatasetId();
        if (wantedId == null || !(rules.requireValidated() || rules.onlyNewer())) {
            return CompletableFuture.completedFuture(false);
        }
        return wanted(wantedId).thenCompose(wanted -> isStale(wanted).thenApply(stale -> {
            // Whether a dataset could be used that nobody wants any more is of no matter.
            if (!stale && rules.requireValidated()) {
                judge(wanted);
            }
            return stale;
        }));
    }

    private CompletableFuture<Dataset> wanted(String id) {
        return deadline.reading(() -> client.find(new GetDataset(id), task)).thenApply(dataset -> {
            if (dataset == null) {
                throw new CompletionException(
                        new DatasetNotUsableException(task, "there is no dataset " + id + ". Upload it first", true));
            }
            return dataset;
        });
    }

    private CompletableFuture<Boolean> isStale(Dataset wanted) {
        var inUseId = current.datasetId();
        if (!rules.onlyNewer() || inUseId == null) {
            return CompletableFuture.completedFuture(false);
        }
        return deadline.reading(() -> client.find(new GetDataset(inUseId), task))
                .thenApply(inUse -> isOlder(wanted, inUse));
    }

    private void judge(Dataset dataset) {
        var baseType = new BaseType(plan.body()
                .path("settings")
                .path("base_model")
                .path("base_type")
                .asText());
        var settings = current.settings();
        var usability = DatasetUsability.of(dataset, baseType, settings == null ? null : settings.multiLabel());
        if (usability.verdict() != DatasetUsability.Verdict.USABLE) {
            throw new CompletionException(new DatasetNotUsableException(
                    task,
                    "dataset %s %s".formatted(dataset.id(), usability.reason()),
                    usability.verdict() == DatasetUsability.Verdict.NEVER));
        }
    }

    /** What is gone, or tells no time, cannot be newer. */
    private static boolean isOlder(Dataset wanted, @Nullable Dataset inUse) {
        return inUse != null
                && inUse.createdAt() != null
                && wanted.createdAt() != null
                && wanted.createdAt().isBefore(inUse.createdAt());
    }
}
