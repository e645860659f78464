package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.ReplayOutput;
import io.otus.appliance.run.Verification;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otus verify}. */
@Command(
        name = "verify",
        description = {
            "Checks that audit, alerts in the store, and alert log are as they were written, and that the log has what"
                    + " the store has; names the first broken line of each, and exits with 6 if there is one. What is"
                    + " here may not be enough to decide: that is reported as unclear.",
            "%nNote the SHA-256 of the last line elsewhere: with it, a chain that was written anew whole is found as"
                    + " well."
        })
final class VerifyCommand extends StateCommand {
    @Option(
            names = {"-l", "--log-dir"},
            paramLabel = "DIR",
            description =
                    "Directory of alerts.jsonl (default: the state directory if it holds files of it, else that of"
                            + " the configuration).")
    @Nullable
    Path logs;

    @Option(
            names = "--complete",
            description = "Nobody but the sensor moves files of the alert log, as is so of a replay: lines that are in"
                    + " none of them, behind the first one that is, are broken.")
    boolean isComplete;

    @Override
    public Integer call() throws IOException {
        boolean isReplayed = ReplayOutput.isIn(stateDirectory());
        try (StoreReader reader = reader()) {
            Verification verification =
                    Verification.of(reader, stateDirectory(), logs(isReplayed), isComplete || isReplayed);
            verification.sound().forEach(line -> terminal().print("sound   " + line + "\n"));
            verification.unclear().forEach(line -> terminal().print("unclear " + line + "\n"));
            verification.broken().forEach(line -> terminal().print("BROKEN  " + line + "\n"));
            return verification.broken().isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
        }
    }

    /** The state directory also where {@code alerts.jsonl} was just moved aside and is not written anew yet. */
    private Path logs(boolean isReplayed) throws IOException {
        if (logs != null) {
            return logs;
        }
        return isReplayed || Verification.holdsLog(stateDirectory())
                ? stateDirectory()
                : config().logSettings().directory();
    }
}
