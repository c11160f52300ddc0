package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.measure.Child;
import io.github.coherecamel.benchmarks.report.Spread;
import io.github.coherecamel.benchmarks.subject.UploadProcess;
import io.github.coherecamel.benchmarks.subject.UploadProcess.Upload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A large file through {@code cohere-dataset:upload}, beside curl with the same form. */
final class Uploads implements Section {

    private static final int ROUNDS = 5;
    private static final int MEBIBYTE = 1024 * 1024;

    @Override
    public void run(Lab lab) throws Exception {
        var mebibytes = lab.size().uploadMebibytes();
        var file = fileOf(mebibytes);
        var url = lab.freshBaseUrl("");
        var component = new ArrayList<Double>();
        var curl = new ArrayList<Double>();
        var heap = new ArrayList<Double>();
        var direct = 0L;
        try (var child = new Child(UploadProcess.class, url)) {
            child.ask(file.toString());
            for (var round = 0; round < ROUNDS; round++) {
                curl.add(mebibytes / curl(url, file));
                var upload = child.ask(file.toString(), Upload.class);
                component.add(mebibytes * 1e9 / upload.nanos());
                heap.add((double) upload.bytes() / MEBIBYTE);
                direct = Math.max(direct, upload.direct());
            }
        } finally {
            Files.delete(file);
        }
        lab.report()
                .section(
                        "Upload of %,d MiB".formatted(mebibytes),
                        "The file is in the page cache. Heap: all that was allocated during the upload, so that it cannot "
                                + "have grown by more.");
        lab.report()
                .table(
                        List.of("client", "MiB/s", "heap allocated, MiB", "direct buffers, MiB"),
                        List.of(
                                List.of(
                                        "cohere-dataset:upload",
                                        Spread.of(component).toString(),
                                        Spread.of(heap).toString(),
                                        Spread.number((double) direct / MEBIBYTE)),
                                List.of("curl", Spread.of(curl).toString(), "", "")));
        var goals = lab.report().goals();
        var upload = "%,d MiB upload: ".formatted(mebibytes);
        goals.atMost(upload + "extra heap", 16, " MiB", Spread.of(heap));
        goals.atLeast(upload + "speed to curl", 0.8, " x", Spread.ratio(component, curl));
    }

    private static Path fileOf(int mebibytes) throws IOException {
        var file = Files.createTempFile("upload", ".jsonl");
        var line = ByteBuffer.wrap("{\"messages\":[]}\n".repeat(MEBIBYTE / 16).getBytes(StandardCharsets.US_ASCII));
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (var written = 0; written < mebibytes; written++) {
                channel.write(line.rewind());
            }
        }
        return file;
    }

    /** Returns the seconds that curl says it took. */
    private static double curl(String url, Path file) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "curl",
                        "-sS",
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{time_total}",
                        "-F",
                        "data=@" + file,
                        url + "/v1/datasets?name=benchmark&type=chat-finetune-input")
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("curl failed, or is not installed.");
        }
        return Double.parseDouble(output);
    }
}
