package io.github.coherecamel.application.proof;

import java.time.Instant;

/**
 * An update of a model as the API received it.
 *
 * @param applied whether the model had the dataset from then on
 */
record Patch(Instant at, String model, String dataset, boolean applied) {}
