package io.otus.appliance.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command that only holds others was given alone: what it holds is shown. */
final class MissingCommandException extends ParameterException {
    private static final long serialVersionUID = 1L;

    MissingCommandException(CommandLine command) {
        super(command, "which command?");
    }
}
