package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;

/** Reads the rows of a file one after the other, holding one at a time. */
interface RowSource {
    void read(InputStream file, Sink sink) throws IOException;

    /** Takes rows and what could not be read as one. Row numbers start at 1. */
    interface Sink {
        void row(long number, ObjectNode row, long fingerprint);

        void unreadable(long number, String why);
    }
}
