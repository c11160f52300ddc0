package io.github.coherecamel.application.page;

/**
 * One of several filters.
 *
 * @param isChosen whether it is the one that is set
 * @param address what is shown with it or, if it is set, without
 */
public record Choice(String name, Mark mark, boolean isChosen, Address address) {}
