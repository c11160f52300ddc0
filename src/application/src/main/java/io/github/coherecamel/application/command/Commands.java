package io.github.coherecamel.application.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All that can be said on the command line. Without a command the controller starts. */
@Command(
        name = "java -jar quarkus-run.jar",
        mixinStandardHelpOptions = true,
        description = "Without a command the controller starts. With one, a controller that runs is asked.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command or its arguments are wrong"})
public final class Commands {

    private Commands() {}

    /** Does what the arguments say, and returns the exit code. */
    public static int run(String... args) {
        return new CommandLine(new Commands()).execute(args);
    }
}
