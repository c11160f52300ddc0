package io.github.coherecamel.application;

import io.github.coherecamel.application.command.Commands;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the controller or, if there are arguments, talks to one that runs. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run(args);
        } else {
            System.exit(Commands.run(args));
        }
    }
}
