package io.otus.appliance.cli;

import io.otus.appliance.config.OtusConfig;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** A command that has streams and a configuration. */
abstract class TerminalCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Object parent;

    private @Nullable Terminal terminal;

    void use(Terminal streams) {
        terminal = streams;
    }

    final Terminal terminal() {
        return Objects.requireNonNull(terminal, "made by the factory");
    }

    /** The command above this one. */
    final @Nullable Object parent() {
        return parent;
    }

    /** The command {@code otus} itself, with the options that all share. */
    final OtusCommand root() {
        Object above = parent;
        while (above instanceof TerminalCommand command) {
            above = command.parent;
        }
        return (OtusCommand) Objects.requireNonNull(above, "run below otus");
    }

    /** The configuration that the options name; without one, nothing is configured. */
    final OtusConfig config() {
        return root().configuration();
    }

    /** Whether text is coloured. */
    final boolean colour() {
        return root().colour.isOn(terminal());
    }

    /** Columns that text may take: those of the terminal, else any number. */
    final int width() {
        return terminal().isTerminal() ? root().width() : Integer.MAX_VALUE;
    }

    /** Says what somebody has to put right, also to who wants quiet. */
    final void warn(String sentence) {
        terminal().talk().println("otus: " + sentence);
    }

    /** Says something, unless the user wants quiet. */
    final void say(String sentence) {
        if (!root().quiet) {
            terminal().talk().println(sentence);
        }
    }
}
