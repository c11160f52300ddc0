package io.github.coherecamel.application.wanted;

/** Told within this process: it has learnt that the training of a model has ended, well or not. */
public record TrainingEnded(String modelId) {}
