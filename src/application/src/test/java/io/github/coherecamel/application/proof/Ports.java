package io.github.coherecamel.application.proof;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for what is killed and comes back on the port it had. */
public final class Ports {

    // Below those that Linux gives to outgoing connections, which would take one while its owner is dead.
    private static final int LOWEST = 20_000;
    private static final int END = 32_000;

    private Ports() {}

    /** Returns a port of loopback that nobody has now, and that no outgoing connection will get. */
    public static int free() throws IOException {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, END);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // The next one, then.
            }
        }
    }
}
