package io.otus.appliance.cli;

import io.otus.alert.audit.DecisionKind;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.Backup;
import io.otus.appliance.run.Person;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code otus restore}. */
@Command(
        name = "restore",
        description = {
            "Puts a copy that 'otus backup' made in place of what a state directory holds; that is moved aside within"
                    + " it.",
            "%nThe copy is checked whole, and brought up to date where an older version wrote it, before anything is"
                    + " changed. The sensor of that directory must not run"
                    + " meanwhile."
        })
final class RestoreCommand extends StateCommand {
    @Parameters(paramLabel = "FILE", description = "The copy.")
    Path file = Path.of("");

    @Override
    public Integer call() {
        Path before = Backup.restore(file, stateDirectory());
        var _ = new Person(stateDirectory(), file.toString(), "").did(DecisionKind.RESTORE);
        say("restored " + file + (before == null ? "" : "; what was there is in " + before));
        return ExitCode.OK;
    }
}
