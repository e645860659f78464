package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.Backup;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code otus backup}. */
@Command(
        name = "backup",
        description =
                "Copies the state of a sensor into one file, also while it runs: inventory, baseline, alerts, audit,"
                        + " people's own values of devices, asset rules, imported makers and kept frames.")
final class BackupCommand extends StateCommand {
    @Parameters(paramLabel = "FILE", description = "Where to, a ZIP archive; an earlier one is replaced.")
    Path file = Path.of("");

    @Override
    public Integer call() {
        Backup.Extent extent = Backup.write(stateDirectory(), file.toAbsolutePath());
        say(extent.files() + " files, " + extent.bytes() + " bytes, in " + file);
        return ExitCode.OK;
    }
}
