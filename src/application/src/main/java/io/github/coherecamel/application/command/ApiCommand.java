package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that asks the controller once, and prints its answer. */
@SuppressWarnings("NullAway.Init")
abstract class ApiCommand implements Callable<Integer> {

    @ParentCommand
    private Commands all;

    @Spec
    private CommandSpec spec;

    abstract JsonNode ask(Api api);

    abstract void print(JsonNode answer, PrintWriter out);

    @Override
    public final Integer call() throws IOException {
        var answer = ask(all.api());
        var out = spec.commandLine().getOut();
        if (all.isJson()) {
            out.println(Api.JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(answer));
        } else {
            print(answer, out);
            if (answer.hasNonNull("next")) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                "There may be more: --after %s%n",
                                answer.get("next").asText());
            }
        }
        return 0;
    }
}
