package io.otus.appliance.cli;

import io.otus.appliance.exit.OutputException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The streams of a command: data in, data out, and messages. The launcher says which of them are terminals, since Java
 * cannot ask that for each stream.
 */
final class Terminal {
    /** Property in which the launcher names the streams that are terminals: {@code stdout}, {@code stderr}. */
    private static final String PROPERTY = "otus.terminal";

    private static final int BUFFER = 1 << 16;

    private final InputStream input;
    private final OutputStream data;
    private final PrintStream talk;
    private final Set<String> terminals;
    private boolean gone;

    Terminal(InputStream input, OutputStream data, PrintStream talk, Set<String> terminals) {
        this.input = input;
        this.data = data;
        this.talk = talk;
        this.terminals = Set.copyOf(terminals);
    }

    /** Standard input, output and error. */
    static Terminal standard() {
        // Not System.out: it swallows errors, and a reader that went away must end the command.
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER);
        return new Terminal(
                System.in,
                out,
                System.err,
                Set.of(System.getProperty(PROPERTY, "").split(",", -1)));
    }

    InputStream input() {
        return input;
    }

    OutputStream data() {
        return data;
    }

    PrintStream talk() {
        return talk;
    }

    /** Writes text as data. */
    void print(String text) {
        try {
            data.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    PrintWriter dataWriter() {
        return new PrintWriter(new OutputStreamWriter(data, StandardCharsets.UTF_8), true);
    }

    /** Whether data goes to a person who may be shown colours (no-color.org). */
    boolean colour() {
        String no = System.getenv("NO_COLOR");
        return terminals.contains("stdout") && (no == null || no.isEmpty());
    }

    /** Whether data goes to a person's terminal. */
    boolean isTerminal() {
        return terminals.contains("stdout");
    }

    /** Whether talk goes to a person, who may be shown progress. */
    boolean progress() {
        return terminals.contains("stderr");
    }

    void flush() {
        try {
            data.flush();
        } catch (IOException e) {
            if (!BrokenPipe.isCauseOf(e)) {
                throw new OutputException(e);
            }
            gone = true;
        }
        talk.flush();
    }

    /** Whether the reader of standard output is known to be gone. */
    boolean isGone() {
        return gone;
    }
}
