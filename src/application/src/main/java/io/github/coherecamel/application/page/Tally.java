package io.github.coherecamel.application.page;

/**
 * How many there are of a state, and where they are shown.
 *
 * @param name of the state, as a filter has it
 * @param exact false if there are more than were counted
 * @param isChosen whether only they are shown now
 * @param address where they are shown or, if they are, where all are
 */
public record Tally(String name, Mark mark, long count, boolean exact, boolean isChosen, Address address) {}
