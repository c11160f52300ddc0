package io.github.coherecamel.api;

/**
 * Something that could not be done, on the wire ({@link CohereException}) or before and between calls
 * ({@link CohereLocalException}). Every failure of this component is one.
 */
public interface CohereFailure {

    /** Returns what kind of failure this is, as exchange property {@code CamelAiErrorCategory} has it. */
    ErrorCategory category();

    /** Returns what was tried, what went wrong and what to do. */
    String getMessage();
}
