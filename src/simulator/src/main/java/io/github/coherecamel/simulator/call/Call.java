package io.github.coherecamel.simulator.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** A call that found its operation: the decoded id of its path, its query, and its body. */
public record Call(String id, Query query, Bytes body, List<UploadedFile> files) {
    /** The body as a JSON object, or an answer of 400. */
    public ObjectNode json() {
        try {
            if (Json.read(body.array()) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw Problem.badRequest("invalid request: the body is not valid JSON");
        }
        throw Problem.badRequest("invalid request: the body must be a JSON object");
    }
}
