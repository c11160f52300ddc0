package io.github.coherecamel.application.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A small disk, which can be full. */
public final class Tmpfs implements AutoCloseable {

    private final Path folder;
    private final Path filler;

    private Tmpfs(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /** Mounts one, or skips the test where that is not allowed. */
    public static Tmpfs mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        Assumptions.assumeTrue(mounted == 0, "No small disk can be made here, so nobody knows what a full one does");
        return new Tmpfs(folder);
    }

    public Path folder() {
        return folder;
    }

    public void fill() {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            // As it should be.
        }
    }

    void empty() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "-l", folder.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
