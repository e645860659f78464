package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otus generate-man-pages}. */
@Command(
        name = "generate-man-pages",
        description = "Writes a manual page of each command into a directory; read one with: man -l DIR/otus-replay.1")
final class ManPagesCommand extends TerminalCommand {
    @Parameters(paramLabel = "DIR", description = "Where to; made if it is not there, such as share/man/man1.")
    Path directory = Path.of("");

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            Files.createDirectories(directory);
            write(spec.root());
            return ExitCode.OK;
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.FAILED, "manual pages cannot be written to " + directory + ": " + e.getMessage(), e);
        }
    }

    private void write(CommandSpec command) throws IOException {
        Files.writeString(directory.resolve(ManPage.fileName(command)), ManPage.of(command));
        for (CommandLine below : command.subcommands().values()) {
            write(below.getCommandSpec());
        }
    }
}
