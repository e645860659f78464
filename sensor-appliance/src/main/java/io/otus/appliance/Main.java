package io.otus.appliance;

import io.otus.appliance.cli.CommandRunner;

/** Entry of the command {@code otus}. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(arguments));
    }
}
