package io.github.coherecamel.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Bytes;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.call.ErrorDialect;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.call.Problem;
import io.github.coherecamel.simulator.call.Query;
import io.github.coherecamel.simulator.operation.ListDatasets;
import io.github.coherecamel.simulator.operation.ListFinetunedModels;
import io.github.coherecamel.simulator.wire.Backend;
import io.github.coherecamel.simulator.wire.Delivery;
import io.github.coherecamel.simulator.wire.RequestBody;
import io.github.coherecamel.simulator.wire.RequestHead;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * The simulator's own endpoints: what it holds, its clock, its faults, its memory of requests. They need no key, are
 * never recorded and never fail on request. A change must be JSON by its content type, which no web page of another
 * origin can send.
 */
final class Control {
    static final String PATH = "/_simulator";
    private static final long BODY_LIMIT = 1024 * 1024;
    private static final int REQUESTS_SHOWN = 100;
    private static final Pattern WANDB_KEY =
            Pattern.compile("(\"api_key\"\\s*:\\s*)\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");

    /** What answers a call of a method and path. */
    @FunctionalInterface
    interface Endpoint {
        Answer answer(Control control, Call call);
    }

    static final Map<String, Endpoint> ENDPOINTS = Map.ofEntries(
            Map.entry("GET " + PATH, (control, call) -> control.summary()),
            Map.entry("POST " + PATH + "/reset", (control, call) -> control.reset()),
            Map.entry("GET " + PATH + "/clock", (control, call) -> control.clock()),
            Map.entry("POST " + PATH + "/clock", Control::advance),
            Map.entry("GET " + PATH + "/faults", (control, call) -> control.faults()),
            Map.entry("POST " + PATH + "/faults", Control::inject),
            Map.entry("DELETE " + PATH + "/faults", (control, call) -> control.forgetFaults()),
            Map.entry("GET " + PATH + "/faults/kinds", (control, call) -> kinds()),
            Map.entry("GET " + PATH + "/requests", Control::requests),
            Map.entry("GET " + PATH + "/models", Control::models),
            Map.entry("GET " + PATH + "/datasets", Control::datasets),
            Map.entry("GET " + PATH + "/openapi.yaml", (control, call) -> OpenApi.answer()));

    private final Engine engine;

    Control(Engine engine) {
        this.engine = engine;
    }

    static boolean owns(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    Backend.Reception receive(RequestHead head) {
        return new Backend.Reception() {
            @Override
            public boolean wantsFiles() {
                return false;
            }

            @Override
            public long bodyLimit() {
                return BODY_LIMIT;
            }

            @Override
            public CompletionStage<Backend.Reply> answer(RequestBody body) {
                return CompletableFuture.completedStage(new Backend.Reply(answerTo(head, body), Delivery.WHOLE));
            }
        };
    }

    private Answer answerTo(RequestHead head, RequestBody body) {
        var endpoint = ENDPOINTS.get(head.method() + " " + head.path());
        if (endpoint == null) {
            return Answer.pageNotFound();
        }
        try {
            if (!body.problem().isEmpty()) {
                throw new Problem(413, body.problem());
            }
            if (head.method().equals("POST") && !isJson(head.header("Content-Type"))) {
                throw new Problem(415, "the content type must be application/json");
            }
            return endpoint.answer(this, new Call("", Query.of(head.query()), body.bytes(), List.of()));
        } catch (Problem problem) {
            return problem.in(ErrorDialect.MESSAGE);
        }
    }

    private static boolean isJson(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    private Answer summary() {
        return Answer.json(engine.summary());
    }

    private Answer models(Call call) {
        return masked(new ListFinetunedModels().answer(call, engine.world()));
    }

    private Answer datasets(Call call) {
        return new ListDatasets().answer(call, engine.world());
    }

    private Answer clock() {
        return Answer.json(Json.object().put("now", engine.clock().instant().toString()));
    }

    private Answer advance(Call call) {
        var step = FaultReader.duration(Json.text(call.json(), "advance"));
        try {
            engine.clock().advance(step);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()));
        }
        return clock();
    }

    private Answer faults() {
        var body = Json.object();
        var planned = body.putArray("faults");
        for (var plan : engine.faults().planned()) {
            var shown = planned.addObject().put("fault", plan.fault().toString());
            if (plan.operation() != null) {
                shown.put("operation", plan.operation().name());
            }
            shown.put("times", plan.times());
        }
        return Answer.json(body);
    }

    private static Answer kinds() {
        var body = Json.object();
        FaultReader.FAULTS.keySet().forEach(body.putArray("kinds")::add);
        return Answer.json(body);
    }

    private Answer inject(Call call) {
        var json = call.json();
        var fault = FaultReader.read(json);
        var times = FaultReader.times(json);
        var operation = Json.text(json, "operation");
        engine.faults().add(operation.isEmpty() ? null : operation(operation), fault, times);
        return faults();
    }

    private static ApiOperation operation(String name) {
        try {
            return ApiOperation.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("unknown operation '" + name + "': use one of " + List.of(ApiOperation.values()));
        }
    }

    private Answer forgetFaults() {
        engine.faults().clear();
        return faults();
    }

    private Answer requests(Call call) {
        var all = engine.log().matching(request -> true);
        var limit = call.query().count("limit", REQUESTS_SHOWN);
        var body = Json.object();
        var shown = body.putArray("requests");
        all.subList(Math.max(0, all.size() - limit), all.size()).forEach(request -> shown.add(view(request)));
        return Answer.json(body);
    }

    /** Without its key, and without that of Weights &amp; Biases in its body. */
    private static ObjectNode view(RecordedRequest request) {
        var view = Json.object().put("at", request.at().toString());
        if (request.operation() != null) {
            view.put("operation", request.operation().name());
        }
        view.put("method", request.method()).put("path", request.path()).put("query", request.query());
        return view.put("body", masked(request.body()));
    }

    private static Answer masked(Answer answer) {
        return new Answer(
                answer.status(),
                answer.contentType(),
                answer.headers(),
                Bytes.of(masked(answer.body().text())));
    }

    private static String masked(String json) {
        return WANDB_KEY.matcher(json).replaceAll("$1\"***\"");
    }

    private Answer reset() {
        engine.reset();
        return summary();
    }
}
