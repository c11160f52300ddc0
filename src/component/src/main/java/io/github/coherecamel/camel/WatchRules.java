package io.github.coherecamel.camel;

import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * How a watch goes about it.
 *
 * @param includeExisting whether the first poll of all reports what is there
 * @param stopAtLast whether to end when nothing can follow
 * @param stateRepository where the state is kept; null for the file, or memory
 * @param stateFile null for memory
 */
public record WatchRules(
        boolean includeExisting,
        boolean stopAtLast,
        @Nullable StateRepository<String, String> stateRepository,
        @Nullable String stateFile) {}
