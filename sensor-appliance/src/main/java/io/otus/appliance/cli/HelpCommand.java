package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otus help}. */
@Command(
        name = "help",
        description = "Shows the help of a command, as its option --help does; without one, lists them.")
final class HelpCommand extends TerminalCommand {
    @Parameters(paramLabel = "COMMAND", description = "The command, and the one below it: baseline approve.")
    List<String> words = List.of();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine command = spec.root().commandLine();
        for (String word : words) {
            CommandLine below = command.getSubcommands().get(word);
            if (below == null) {
                throw new ParameterException(command, "there is no command '" + String.join(" ", words) + "'");
            }
            command = below;
        }
        command.usage(spec.root().commandLine().getOut());
        return ExitCode.OK;
    }
}
