package io.github.coherecamel.benchmarks.subject;

import io.github.coherecamel.benchmarks.measure.Line;
import io.github.coherecamel.benchmarks.measure.Meter;
import java.util.concurrent.Semaphore;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/** A program: one watch over many models that do not change. Line {@code poll 10} has it tell what ten polls cost. */
public final class WatchProcess {

    /**
     * What polls cost.
     *
     * @param heap in use after it was collected, between two polls
     */
    public record Polls(int polls, long nanos, long cpuNanos, long bytes, long heap) {}

    private final Semaphore begun = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);

    /** Lets a poll begin when it is asked for, and tells when it has ended. */
    private final class OneByOne implements PollingConsumerPollStrategy {

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            begun.acquireUninterruptibly();
            return true;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            ended.release();
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            throw new IllegalStateException("A poll failed, so that nothing was measured.", cause);
        }
    }

    private WatchProcess(String baseUrl) throws Exception {
        var context = Connected.to(baseUrl);
        context.getRegistry().bind("oneByOne", new OneByOne());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cohere-finetune:watch?initialDelay=0&delay=1&pollStrategy=#oneByOne")
                        .process(change -> {});
            }
        });
        context.start();
    }

    private Polls poll(int count) throws InterruptedException {
        var before = Meter.read();
        begun.release(count);
        ended.acquire(count);
        var after = Meter.read();
        return new Polls(
                count,
                after.nanos() - before.nanos(),
                after.cpuNanos() - before.cpuNanos(),
                after.bytes() - before.bytes(),
                Meter.usedHeap());
    }

    public static void main(String[] arguments) throws Exception {
        var process = new WatchProcess(arguments[0]);
        Line.serve(words -> process.poll(Integer.parseInt(words[1])));
    }
}
