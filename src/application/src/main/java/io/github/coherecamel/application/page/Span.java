package io.github.coherecamel.application.page;

/**
 * A time that people often look at.
 *
 * @param address what is shown of it
 */
public record Span(String name, String word, Address address) {}
