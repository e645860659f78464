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
     * The expression that was given; empty for none.
     *
     * @param options null where neither was given
     */
    static String expression(@Nullable FilterOptions options) {
        if (options == null) {
            return "";
        }
        return (options.file == null ? Objects.requireNonNullElse(options.expression, "") : read(options.file)).strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "the filter file " + file + " cannot be read: " + FileTrouble.of(e), e);
        }
    }
}
