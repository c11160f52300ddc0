package io.github.coherecamel.application.page;

import java.util.List;

/** The begin of a list that may be too long for a screen; the rest is shown to whoever asks for it. */
public record Excerpt<T>(List<T> shown, List<T> rest) {

    /** As many as fit a phone, and as runs can be told apart when they lie over each other. */
    private static final int MOST = 6;

    static <T> Excerpt<T> of(List<T> all) {
        var end = Math.min(MOST, all.size());
        return new Excerpt<>(all.subList(0, end), all.subList(end, all.size()));
    }

    /** Both, one after the other. */
    public List<List<T>> parts() {
        return List.of(shown, rest);
    }
}
