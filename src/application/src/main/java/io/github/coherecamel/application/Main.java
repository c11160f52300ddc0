package io.github.coherecamel.application;

import io.github.coherecamel.application.command.Commands;
import io.github.coherecamel.application.start.Start;

/**
 * Starts the controller or, if there are arguments, talks to one that runs. It is named in {@code
 * quarkus.package.main-class}: with an annotation for that, Camel would not be started.
 */
public final class Main {

    private Main() {}

    public static void main(String... args) {
        if (args.length == 0) {
            Start.controller();
        } else {
            System.exit(Commands.run(args));
        }
    }
}
