package io.github.coherecamel.application.wanted;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Only remembers what was asked for, so that no list comes into a test that does not want one. */
@Mock
@Singleton
public final class NamesAskedFor extends MissingNames {

    private final Queue<String> models = new ConcurrentLinkedQueue<>();

    NamesAskedFor(Database database) {
        super(database);
    }

    @Override
    public void lookFor(String modelId) {
        models.add(modelId);
    }

    /** Ids of models, in the order in which their names were asked for. */
    public Queue<String> models() {
        return models;
    }

    /** Looks for those that were asked for. */
    public void look() {
        models.forEach(super::lookFor);
    }
}
