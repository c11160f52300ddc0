package io.github.coherecamel.watch;

import org.jspecify.annotations.Nullable;

/**
 * Something is in another state than it was.
 *
 * @param from null if it was not there
 * @param to null if it is gone
 */
public record Change(String id, @Nullable String from, @Nullable String to) {}
