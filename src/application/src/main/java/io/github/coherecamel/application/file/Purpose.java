package io.github.coherecamel.application.file;

/** What a file is for: a model, and the type of dataset that it is to be tuned from. */
record Purpose(String modelId, String type) {}
