package io.otus.appliance.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;

/** Runs {@code otus dissect} and hands over each line of its output as it comes. */
public final class DissectedLines extends OutputStream {
    private static final int FIRST_SIZE = 4_096;

    private final Consumer<String> lines;
    private byte[] line = new byte[FIRST_SIZE];
    private int length;

    private DissectedLines(Consumer<String> lines) {
        this.lines = lines;
    }

    /**
     * Runs the command.
     *
     * @param arguments what follows {@code dissect}
     * @return its exit code
     */
    public static int of(Consumer<String> lines, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "dissect";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        PrintStream talk = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Terminal terminal =
                new Terminal(new ByteArrayInputStream(new byte[0]), new DissectedLines(lines), talk, Set.of());
        return CommandRunner.run(terminal, command);
    }

    @Override
    public void write(int octet) {
        if (octet == '\n') {
            lines.accept(new String(line, 0, length, StandardCharsets.UTF_8));
            length = 0;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = (byte) octet;
    }
}
