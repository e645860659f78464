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
        terminal().print(withVerboseAsFlag(AutoComplete.bash("otus", spec.root().commandLine())) + "\n");
        return ExitCode.OK;
    }

    /** An option that is counted is to picocli one that takes a value: the word behind it would not be completed. */
    private static String withVerboseAsFlag(String script) {
        return script.replace(" '-v' '--verbose'\"", "\"")
                .replace("local flag_opts=\"", "local flag_opts=\"'-v' '--verbose' ")
                .replace("    '-v'|'--verbose')\n      return\n      ;;\n", "");
    }
}
