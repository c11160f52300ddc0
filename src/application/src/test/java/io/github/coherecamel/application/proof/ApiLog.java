package io.github.coherecamel.application.proof;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The updates that the API has received. It forgets the oldest of its requests, so it has to be read now and then. */
final class ApiLog {

    private static final String MODELS = "/v1/finetuning/finetuned-models/";

    private final CohereSimulator cohere;
    private final List<Patch> patches = new ArrayList<>();
    private @Nullable RecordedRequest last;

    ApiLog(CohereSimulator cohere) {
        this.cohere = cohere;
    }

    /** Returns how the request line of an update begins. */
    static String update(String model) {
        return "PATCH " + MODELS + model;
    }

    /** Returns the model of a request line. */
    static String model(String requestLine) {
        return requestLine.split(" ")[1].substring(MODELS.length());
    }

    /** Returns all updates from the beginning until now. */
    synchronized List<Patch> read() {
        var requests = cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL);
        var next = 0;
        if (last != null) {
            // The same object, not an equal one.
            while (next < requests.size() && requests.get(next) != last) {
                next++;
            }
            if (next == requests.size()) {
                throw new IllegalStateException("The API has forgotten updates before they were read");
            }
            next++;
        }
        for (var request : requests.subList(next, requests.size())) {
            patches.add(patch(request));
            last = request;
        }
        return List.copyOf(patches);
    }

    /** Every request that gets through the proxy is as it should be, so the API does what it says. */
    private static Patch patch(RecordedRequest request) {
        return new Patch(
                request.at(),
                request.path().substring(MODELS.length()),
                request.json().at("/settings/dataset_id").asText(),
                true);
    }
}
