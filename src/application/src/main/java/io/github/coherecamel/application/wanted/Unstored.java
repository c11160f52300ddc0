package io.github.coherecamel.application.wanted;

import org.jspecify.annotations.Nullable;

/** Something that pages show and no table has. Each process has its own. */
public interface Unstored {

    /** Returns how it is: as text, another one whenever it is otherwise. */
    @Nullable
    Object state();
}
