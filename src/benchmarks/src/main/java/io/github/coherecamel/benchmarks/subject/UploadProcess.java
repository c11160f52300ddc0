package io.github.coherecamel.benchmarks.subject;

import io.github.coherecamel.benchmarks.measure.Line;
import io.github.coherecamel.benchmarks.measure.Meter;
import java.io.File;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** A program: uploads a file through a route. Each line is the path of a file. */
public final class UploadProcess {

    /**
     * What an upload cost.
     *
     * @param bytes allocated on the heap by all threads: the heap cannot have grown by more
     * @param direct bytes of buffers outside the heap afterwards
     */
    public record Upload(long nanos, long cpuNanos, long bytes, long direct) {}

    private UploadProcess() {}

    private static Upload upload(ProducerTemplate template, File file) {
        var before = Meter.read();
        template.requestBody("direct:upload", file);
        var after = Meter.read();
        return new Upload(
                after.nanos() - before.nanos(),
                after.cpuNanos() - before.cpuNanos(),
                after.bytes() - before.bytes(),
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum());
    }

    public static void main(String[] arguments) throws Exception {
        var context = Connected.to(arguments[0]);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:upload").to("cohere-dataset:upload?name=benchmark&type=chat-finetune-input");
            }
        });
        context.start();
        var template = context.createProducerTemplate();
        Line.serve(words -> upload(template, new File(words[0])));
    }
}
