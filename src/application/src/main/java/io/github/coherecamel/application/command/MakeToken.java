package io.github.coherecamel.application.command;

import io.github.coherecamel.application.access.Role;
import io.github.coherecamel.application.access.Token;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a token. It is shown once; the controller keeps its hash alone. */
@Command(name = "token", description = "Makes a token, and the line for the file of cohere.access.tokens.")
@SuppressWarnings("NullAway.Init") // Picocli fills its fields.
final class MakeToken implements Runnable {

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", description = "Who is known by it; it stands in the history of what people did.")
    String name;

    @Parameters(index = "1..*", arity = "1..*", description = "viewer, operator or sender")
    Role[] roles;

    @Override
    public void run() {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,127}")) {
            throw new ParameterException(spec.commandLine(), "The name may have only letters, digits and . _ @ -");
        }
        var token = Token.make(new SecureRandom());
        var out = spec.commandLine().getOut();
        out.println("token  " + token);
        out.println("line   %s %s sha256:%s"
                .formatted(
                        name,
                        Arrays.stream(roles).map(Role::label).collect(Collectors.joining(",")),
                        Token.hash(token)));
        out.flush();
    }
}
