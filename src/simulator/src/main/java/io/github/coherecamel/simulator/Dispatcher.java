package io.github.coherecamel.simulator;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.call.Problem;
import io.github.coherecamel.simulator.call.Query;
import io.github.coherecamel.simulator.state.World;
import io.github.coherecamel.simulator.wire.Backend;
import io.github.coherecamel.simulator.wire.Delivery;
import io.github.coherecamel.simulator.wire.RequestBody;
import io.github.coherecamel.simulator.wire.RequestHead;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Brings each request to its operation, or to the fault that is planned for it. */
final class Dispatcher implements Backend {
    private static final long JSON_LIMIT = 1024 * 1024;
    private static final long MULTIPART_OVERHEAD = 1024 * 1024;

    private final World world;
    private final BearerToken token;
    private final RateLimit rateLimit;
    private final FaultScript faults;
    private final RequestLog log;
    private final Executor workers;
    private final Control control;
    private final Delivery whole;
    private final Duration latency;
    private final Router router = new Router();

    Dispatcher(
            World world,
            BearerToken token,
            RateLimit rateLimit,
            FaultScript faults,
            RequestLog log,
            Executor workers,
            Control control,
            Duration latency) {
        this.world = world;
        this.token = token;
        this.rateLimit = rateLimit;
        this.faults = faults;
        this.log = log;
        this.workers = workers;
        this.control = control;
        this.latency = latency;
        this.whole = inTime(Delivery.WHOLE);
    }

    @Override
    public Reception receive(RequestHead head) {
        if (Control.owns(head.path())) {
            return control.receive(head);
        }
        var route = router.find(head.method(), head.path());
        return route == null ? new Lost(head) : new Routed(head, route, faults.next(route.operation()));
    }

    private Delivery inTime(Delivery delivery) {
        return latency.isZero() ? delivery : delivery.later(latency);
    }

    private Answer dated(Answer answer) {
        return answer.with("Date", HttpDate.of(world.now()));
    }

    private void record(@Nullable ApiOperation operation, RequestHead head, RequestBody body) {
        log.add(RecordedRequest.of(operation, head, body, world.now()));
    }

    /** A request for which there is no operation. */
    private final class Lost implements Reception {
        private final RequestHead head;

        Lost(RequestHead head) {
            this.head = head;
        }

        @Override
        public boolean wantsFiles() {
            return false;
        }

        @Override
        public long bodyLimit() {
            return JSON_LIMIT;
        }

        @Override
        public CompletionStage<Reply> answer(RequestBody body) {
            record(null, head, body);
            return CompletableFuture.completedStage(new Reply(dated(Answer.pageNotFound()), whole));
        }
    }

    /** A request that found its operation. */
    private final class Routed implements Reception {
        private final RequestHead head;
        private final Router.Route route;
        private final @Nullable Fault fault;

        Routed(RequestHead head, Router.Route route, @Nullable Fault fault) {
            this.head = head;
            this.route = route;
            this.fault = fault;
        }

        @Override
        public boolean wantsFiles() {
            return route.operation().operation().takesFiles();
        }

        @Override
        public long bodyLimit() {
            return wantsFiles() ? world.limits().datasetBytes() + MULTIPART_OVERHEAD : JSON_LIMIT;
        }

        @Override
        public CompletionStage<Reply> answer(RequestBody body) {
            record(route.operation(), head, body);
            return CompletableFuture.supplyAsync(() -> reply(body), wantsFiles() ? workers : Runnable::run);
        }

        @Override
        public boolean refused() {
            var refused = fault != null && fault.plan().refusing();
            if (refused) {
                record(route.operation(), head, RequestBody.NONE);
            }
            return refused;
        }

        private Reply reply(RequestBody body) {
            if (fault == null) {
                return new Reply(dated(operate(body)), whole);
            }
            var plan = fault.plan();
            var instead = plan.instead();
            var answer = instead == null
                    ? operate(body)
                    : instead.apply(route.operation().dialect());
            return new Reply(plan.change().apply(dated(answer)), inTime(plan.delivery()));
        }

        private Answer operate(RequestBody body) {
            try {
                token.check(head.header("Authorization"));
                rateLimit.check();
                if (!body.problem().isEmpty()) {
                    throw new Problem(body.tooLarge() && !wantsFiles() ? 413 : 400, body.problem());
                }
                var call = new Call(route.id(), Query.of(head.query()), body.bytes(), body.files());
                return route.operation().operation().answer(call, world);
            } catch (Problem problem) {
                return problem.in(route.operation().dialect());
            }
        }
    }
}
