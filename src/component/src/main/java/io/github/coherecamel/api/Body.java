package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a request carries. */
public sealed interface Body {

    /** A JSON document. */
    record Json(JsonNode document) implements Body {
        /** Leaves out the document, which may hold a Weights &amp; Biases key. */
        @Override
        public String toString() {
            return "Json";
        }
    }

    /** A form of files, each sent as it is read. */
    record Files(List<FilePart> parts) implements Body {}
}
