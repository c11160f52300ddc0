package io.github.coherecamel.application.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** All that can be said on the command line. Without a command the controller starts. */
@Command(
        name = "java -jar quarkus-run.jar",
        description = "Without a command the controller starts. With one, a controller that runs is asked.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, also if nothing had to be changed",
            "1:the controller refuses it: there is no such thing, or the token may not do that",
            "2:the command or its arguments are wrong",
            "3:the controller cannot be reached, or something failed there"
        },
        subcommands = {
            StatusCommand.class,
            ModelsCommand.class,
            ModelCommand.class,
            TrainingCommand.class,
            EventsCommand.class,
            EventCommand.class,
            ActionsCommand.class,
            RetryCommand.class,
            AssignCommand.class,
            AcceptCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            ForgetCommand.class,
            HoldCommand.class,
            MakeToken.class,
            Migrate.class,
            MakeArchive.class
        })
public final class Commands implements Runnable {

    private static final String URL = "COHERE_CONTROLLER_URL";
    private static final String TOKEN = "COHERE_CONTROLLER_TOKEN";
    private static final String DEFAULT_URL = "http://127.0.0.1:8080";

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Where the controller is. Default: $" + URL + ", else " + DEFAULT_URL)
    private @Nullable String url;

    @Option(
            names = "--token",
            scope = ScopeType.INHERIT,
            paramLabel = "TOKEN",
            description =
                    "The token to show it. Default: $" + TOKEN + ", which others do not see in a list of processes.")
    private @Nullable String token;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print what the controller answers, as JSON.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this.")
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandLine.Model.CommandSpec spec;

    private Commands() {}

    /** Does what the arguments say, and returns the exit code. */
    public static int run(String... args) {
        return new CommandLine(new Commands())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Commands::wrongArguments)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (exception instanceof Refusal refusal) {
                        command.getErr().println(refusal.getMessage());
                        return refusal.exitCode();
                    }
                    throw exception;
                })
                .execute(args);
    }

    private static int wrongArguments(ParameterException exception, String[] args) {
        var command = exception.getCommandLine();
        command.getErr()
                .printf(
                        "%s. Try: %s --help%n",
                        exception.getMessage(), command.getCommandSpec().qualifiedName());
        return Refusal.USAGE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }

    boolean isJson() {
        return json;
    }

    Api api() {
        return new Api(or(url, URL, DEFAULT_URL), or(token, TOKEN, ""));
    }

    private static String or(@Nullable String given, String variable, String otherwise) {
        if (given != null) {
            return given;
        }
        var set = System.getenv(variable);
        return set == null || set.isBlank() ? otherwise : set;
    }
}
