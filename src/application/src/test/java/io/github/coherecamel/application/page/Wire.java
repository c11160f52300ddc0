package io.github.coherecamel.application.page;

import io.github.coherecamel.application.proof.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Between the browser and the demo: it can be cut, and mended. */
final class Wire implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;

    /** @param target the port of the demo */
    Wire(int target) throws IOException {
        this.target = target;
        this.port = Ports.free();
        this.door = open(port);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** From now on nobody listens, and whoever was connected is no more. */
    void cut() throws IOException {
        door.close();
        // Whoever is let in now finds the door closed, and goes.
        for (var end : ends) {
            end.close();
        }
    }

    void mend() throws IOException {
        door = open(port);
    }

    private ServerSocket open(int port) throws IOException {
        var opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        start(() -> {
            while (true) {
                var browser = opened.accept();
                var demo = new Socket(InetAddress.getLoopbackAddress(), target);
                ends.addAll(List.of(browser, demo));
                if (opened.isClosed()) {
                    browser.close();
                    demo.close();
                }
                start(() -> pass(browser, demo));
                start(() -> pass(demo, browser));
            }
        });
        return opened;
    }

    private void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } finally {
            ends.remove(from);
        }
    }

    private interface Passing {
        void run() throws IOException;
    }

    private static void start(Passing passing) {
        var thread = new Thread(
                () -> {
                    try {
                        passing.run();
                    } catch (IOException cut) {
                        // As it should be.
                    }
                },
                "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
