package io.github.coherecamel.benchmarks.subject;

import io.github.coherecamel.benchmarks.measure.Line;
import io.github.coherecamel.benchmarks.measure.Meter;
import io.github.coherecamel.benchmarks.measure.Resident;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import org.apache.camel.AsyncProducer;
import org.apache.camel.builder.RouteBuilder;

/** A program: many awaits of one route. Line {@code await 12} has it answer when each has polled about twelve times. */
public final class AwaitProcess {

    /**
     * What the awaits hold.
     *
     * @param threads beyond those that were there before
     * @param bytesEach of the heap, after it was collected
     */
    public record Waiting(int threads, double bytesEach, long residentBytes) {}

    private final int awaits;
    private final int intervalMillis;
    private final int threadsBefore;
    private final long heapBefore;
    private final long start;

    private AwaitProcess(String baseUrl, int awaits, int intervalMillis) throws Exception {
        this.awaits = awaits;
        this.intervalMillis = intervalMillis;
        var context = Connected.to(baseUrl);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").to("cohere-finetune:get");
                from("direct:await").to("cohere-finetune:await?timeout=2h&pollInterval=" + intervalMillis + "ms");
            }
        });
        context.start();
        var template = context.createProducerTemplate();
        // Connections, workers and classes are the component's at rest, and not the awaits'.
        for (var number = 0; number < 1_000; number++) {
            template.requestBodyAndHeader("direct:get", null, CohereFinetuneHeaders.MODEL_ID, "m-" + number);
        }
        threadsBefore = Meter.threads();
        heapBefore = Meter.usedHeap();
        start = System.nanoTime();
        var producer = context.getEndpoint("direct:await").createAsyncProducer();
        producer.start();
        for (var number = 0; number < awaits; number++) {
            begin(producer, number);
        }
    }

    private static void begin(AsyncProducer producer, int number) {
        var exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setHeader(CohereFinetuneHeaders.MODEL_ID, "model-" + number);
        producer.process(exchange, doneSync -> {
            // Said aloud, since an await that ends early would make the others look cheap.
            System.err.println("An await ended: " + exchange.getException());
        });
    }

    private Waiting after(int polls) throws InterruptedException {
        var elapsed = (System.nanoTime() - start) / 1_000_000;
        Thread.sleep(Math.max(0, (long) intervalMillis * polls - elapsed));
        var threads = Meter.threads() - threadsBefore;
        var bytes = Meter.usedHeap() - heapBefore;
        return new Waiting(
                threads,
                (double) bytes / awaits,
                Resident.of(ProcessHandle.current().pid()).now());
    }

    public static void main(String[] arguments) throws Exception {
        var process = new AwaitProcess(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Line.serve(words -> process.after(Integer.parseInt(words[1])));
    }
}
