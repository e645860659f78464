package io.otus.appliance.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the host that the tests run. */
final class Programs {
    private static final int SECONDS = 120;

    private Programs() {}

    /** Ends the test, aloud, where a program is missing. */
    static void need(List<List<String>> commands) {
        for (List<String> command : commands) {
            need(works(command), "live tests need '" + String.join(" ", command) + "'");
        }
    }

    /** Ends the test, aloud, where a condition of the host does not hold. */
    static void need(boolean holds, String what) {
        if (!holds) {
            System.err.println("SKIPPED: " + what);
        }
        assumeTrue(holds, what);
    }

    /** Runs a program to its end, and returns what it said. */
    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
        return said;
    }

    /** Starts a program that writes all it says into a file. */
    static Process start(List<String> command, Path said) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    /** Asks a program to end, and waits for it. */
    static int end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("a program did not end when it was told to");
        }
        return process.exitValue();
    }

    static boolean works(List<String> command) {
        try {
            run(command);
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
