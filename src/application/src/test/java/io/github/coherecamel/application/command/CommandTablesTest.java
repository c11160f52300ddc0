package io.github.coherecamel.application.command;

import static io.github.coherecamel.documentation.DocumentedTable.check;

import io.github.coherecamel.documentation.Table;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** What docs/api.md says of the command line is what its help says. */
class CommandTablesTest {

    private final CommandLine all = new CommandLine(Commands.class);

    @Test
    void commands() {
        var table = new Table("command", "what it does");
        all.getSubcommands().forEach((name, command) -> {
            var spec = command.getCommandSpec();
            var ofAll = spec.options().stream()
                    .filter(OptionSpec::inherited)
                    .map(option -> "[" + option.names()[0]
                            + (option.arity().max() == 0 ? "" : "=" + option.paramLabel()) + "] ")
                    .toList();
            var synopsis = new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(Ansi.OFF))
                    .synopsis(0)
                    .replaceAll("\\s+", " ")
                    .replace(all.getCommandName() + " ", "");
            for (var option : ofAll) {
                synopsis = synopsis.replace(option, "");
            }
            table.row(
                    Table.code(synopsis.strip()),
                    String.join(" ", spec.usageMessage().description()));
        });
        check("api.md", "commands", table);
    }

    @Test
    void optionsOfAllCommands() {
        var table = new Table("option", "meaning");
        all.getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp())
                .forEach(option -> table.row(Table.code(option.longestName()), String.join(" ", option.description())));
        check("api.md", "options of commands", table);
    }

    @Test
    void exitCodes() {
        var table = new Table("exit code", "meaning");
        all.getCommandSpec().usageMessage().exitCodeList().forEach(table::row);
        check("api.md", "exit codes", table);
    }
}
