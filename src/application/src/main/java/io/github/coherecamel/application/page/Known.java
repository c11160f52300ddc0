package io.github.coherecamel.application.page;

import org.jspecify.annotations.Nullable;

/** A model where all that is shown of it is which one it is. */
public record Known(String id, @Nullable String name) {}
