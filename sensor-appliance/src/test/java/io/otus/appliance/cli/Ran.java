package io.otus.appliance.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A command that was run: its exit code and what it wrote. */
record Ran(int code, String data, String talk) {
    /** Columns that a terminal has where nobody can ask it, as in a test. */
    static final int COLUMNS = 80;

    static Ran otus(String... arguments) {
        return run(Set.of(), arguments);
    }

    /** The same with a person's terminal as standard output. */
    static Ran onTerminal(String... arguments) {
        return run(Set.of("stdout"), arguments);
    }

    private static Ran run(Set<String> terminals, String... arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                data,
                new PrintStream(talk, true, StandardCharsets.UTF_8),
                terminals);
        int code = CommandRunner.run(terminal, arguments);
        return new Ran(code, data.toString(StandardCharsets.UTF_8), talk.toString(StandardCharsets.UTF_8));
    }
}
