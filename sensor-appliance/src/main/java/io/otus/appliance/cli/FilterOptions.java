package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.exit.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A filter, in one of two ways. */
final class FilterOptions {
    @Option(
            names = {"-f", "--filter"},
            paramLabel = "EXPR",
            description = "Only frames that this BPF expression passes; those of files keep the numbers that they have"
                    + " there. Example: 'not port 22'.")
    @Nullable
    String expression;

    @Option(
            names = {"-F", "--filter-file"},
            paramLabel = "FILE",
            description = "The same, from a file.")
    @Nullable
    Path file;

    /**
     * Returns the expression that was given; empty if no option was.
     *
     * @param options null if neither option was given
     * @throws Failure if an option was given without an expression, or its file cannot be read
     */
    static String expression(@Nullable FilterOptions options) {
        if (options == null) {
            return "";
        }
        String expression =
                options.file == null ? Objects.requireNonNullElse(options.expression, "") : read(options.file);
        if (expression.isBlank()) {
            String given = options.file == null ? "--filter" : "the filter file " + options.file;
            throw new Failure(ExitCode.USAGE, given + " has no expression; without a filter, leave the option out");
        }
        return expression.strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "the filter file " + file + " cannot be read: " + FileTrouble.of(e), e);
        }
    }
}
