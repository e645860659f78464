package io.otus.appliance.cli;

import io.otus.appliance.run.Analysis;
import io.otus.core.store.StoreReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that reads what a sensor or a replay left in a state directory, also while the sensor runs. */
abstract class StateCommand extends TerminalCommand {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "State directory of the sensor, or results of a replay (default: that of the configuration, or /var/lib/otus).")
    @Nullable
    Path state;

    /** The option may stand before or after the last command: {@code alerts --state DIR show}. */
    final Path stateDirectory() {
        if (state != null) {
            return state;
        }
        return parent() instanceof StateCommand above ? above.stateDirectory() : config().stateDirectory();
    }

    final StoreReader reader() {
        return StoreReader.open(stateDirectory(), Analysis.MODULES);
    }

    /** Says that a decision is written down, and how it is taken back. */
    final void saved(long number, String what) {
        say("decision " + number + ": " + what + "; 'otus alerts undo " + number + "' takes it back");
    }
}
