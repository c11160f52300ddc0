package io.github.coherecamel.simulator;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Runs a simulator from the command line until it is stopped. */
public final class Main {
    private static final int WRONG_USE = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        CohereSimulator simulator;
        try {
            simulator = start(List.of(arguments), System.out);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("cohere-simulator: " + e.getMessage());
            System.err.println("Try --help.");
            System.exit(WRONG_USE);
            return;
        }
        if (simulator != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
            new CountDownLatch(1).await();
        }
    }

    /** The simulator that the arguments ask for, or null if they ask for help. Says on the way where it listens. */
    static @Nullable CohereSimulator start(List<String> arguments, PrintStream out) {
        var line = CommandLine.of(arguments);
        if (line.help()) {
            out.print(CommandLine.HELP);
            return null;
        }
        var simulator = line.builder().start();
        out.println("Cohere simulator on " + simulator.baseUrl());
        out.println("What it holds: " + simulator.baseUrl() + "/_simulator");
        return simulator;
    }
}
