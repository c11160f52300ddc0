package io.github.coherecamel.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Everything that the simulated organisation has. One lock guards it all; nothing inside waits. */
public final class World {
    public static final String ORGANIZATION = "8f1e9c3a-5a0b-4c1d-9e57-2f6a7c1b0d42";
    public static final String USER = "3b7d5e2c-61f4-4a8b-b0c9-d4e8f7a6c513";
    private static final Duration DATASETS_LIVE_FOR = Duration.ofDays(30);

    private final Clock clock;
    private final Ids ids;
    private final Limits limits;
    private final Shelf<FinetunedModel> models = new Shelf<>();
    private final Shelf<Dataset> datasets = new Shelf<>();
    private long created;
    private long storedBytes;

    public World(Clock clock, Ids ids, Limits limits) {
        this.clock = clock;
        this.ids = ids;
        this.limits = limits;
    }

    public Instant now() {
        return clock.instant();
    }

    public Limits limits() {
        return limits;
    }

    /** Looks at the models without letting them change meanwhile. */
    public synchronized <R> R models(Function<Shelf<FinetunedModel>, R> look) {
        return look.apply(models);
    }

    /** Looks at the datasets without letting them change meanwhile. Expired ones are gone by then. */
    public synchronized <R> R datasets(Function<Shelf<Dataset>, R> look) {
        expire();
        return look.apply(datasets);
    }

    public Optional<FinetunedModel> model(String id) {
        return models(shelf -> shelf.get(id));
    }

    public Optional<Dataset> dataset(String id) {
        return datasets(shelf -> shelf.get(id));
    }

    /** Puts a model on the shelf that is made from its running number and a fresh id. */
    public synchronized FinetunedModel addModel(BiFunction<Long, String, FinetunedModel> making) {
        var model = making.apply(++created, ids.model());
        models.put(model);
        return model;
    }

    /** Adds a model unless a quota forbids it. */
    public synchronized FinetunedModel admitModel(BiFunction<Long, String, FinetunedModel> making) {
        admitJob();
        return addModel(making);
    }

    /** Changes a model in one step; nobody sees or changes it in between. */
    public synchronized Optional<FinetunedModel> changeModel(
            String id, Function<FinetunedModel, FinetunedModel> change) {
        var changed = models.get(id).map(change);
        changed.ifPresent(models::put);
        return changed;
    }

    public synchronized Optional<FinetunedModel> removeModel(String id) {
        return models.remove(id);
    }

    private void admitJob() {
        if (models.size() >= limits.jobsInTotal()) {
            throw new Problem(
                    400, "the organization reached its limit of " + limits.jobsInTotal() + " fine-tuning jobs");
        }
        if (models.since(now().minus(Duration.ofDays(1))) >= limits.jobsPerDay()) {
            throw new Problem(
                    429, "the organization reached its limit of " + limits.jobsPerDay() + " fine-tuning jobs per day");
        }
    }

    /** Adds a dataset with a fresh id, unless the organisation has no room for it. */
    public synchronized Dataset addDataset(
            String name, String type, long bytes, Timeline timeline, ObjectNode findings) {
        expire();
        if (storedBytes + bytes > limits.organizationBytes()) {
            throw Problem.badRequest(
                    "dataset capacity exceeded: the organization may store " + limits.organizationBytes() + " bytes");
        }
        var created = timeline.entries().get(0).at();
        return putDataset(
                new Dataset(ids.dataset(name), ++this.created, name, type, bytes, created, timeline, findings));
    }

    public synchronized Dataset putDataset(Dataset dataset) {
        removeDataset(dataset.id());
        datasets.put(dataset);
        storedBytes += dataset.bytes();
        return dataset;
    }

    /** Changes a dataset in one step; nobody sees or changes it in between. */
    public synchronized Optional<Dataset> changeDataset(String id, Function<Dataset, Dataset> change) {
        return dataset(id).map(change).map(this::putDataset);
    }

    public synchronized Optional<Dataset> removeDataset(String id) {
        var removed = datasets.remove(id);
        removed.ifPresent(dataset -> storedBytes -= dataset.bytes());
        return removed;
    }

    public synchronized long nextNumber() {
        return ++created;
    }

    public synchronized long storedBytes() {
        expire();
        return storedBytes;
    }

    public synchronized void clear() {
        models.clear();
        datasets.clear();
        storedBytes = 0;
    }

    private void expire() {
        var limit = now().minus(DATASETS_LIVE_FOR);
        while (datasets.size() > 0 && !datasets.all().get(0).createdAt().isAfter(limit)) {
            removeDataset(datasets.all().get(0).id());
        }
    }
}
