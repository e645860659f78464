package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code otus generate-completion}. */
@Command(
        name = "generate-completion",
        description = "Prints a completion script for bash and zsh; use it with: source <(otus generate-completion)")
final class CompletionCommand extends TerminalCommand {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        terminal().print(AutoComplete.bash("otus", spec.root().commandLine()) + "\n");
        return ExitCode.OK;
    }
}
