package io.github.coherecamel.application.access;

import java.util.Locale;

/** What somebody may do. */
public enum Role {
    /** Reads all there is. */
    VIEWER,
    /** Acts on models, holds and resumes; reads as well. */
    OPERATOR,
    /** Posts events and files, and nothing else. */
    SENDER;

    /** As it is written in files and tokens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
