package io.otus.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What tests need of the host. A test whose need is not met is skipped aloud: on standard error, and as a line of the
 * file that {@code OTUS_SKIPPED} names. With {@code OTUS_TOOLS_REQUIRED=1} it fails instead where the build would have
 * installed what is missing; rights, and programs that it does not install, are never taken for granted.
 */
public final class Needs {
    /** Programs that {@code need_test_tools} of {@code scripts/setup.sh} installs. */
    private static final Set<String> INSTALLED = Set.of("ip", "tcpdump", "tcpreplay", "tshark", "rsyslogd");

    private static final int SECONDS = 60;

    private Needs() {}

    /** Programs that answer these commands, such as {@code tshark --version}. */
    public static void programs(List<List<String>> commands) {
        commands.forEach(command -> program(command.toArray(new String[0])));
    }

    /** A program that answers this command, such as {@code tshark --version}. */
    public static void program(String... command) {
        String what = command[0] + ", which does not answer '" + String.join(" ", command) + "'";
        check(runs(command), INSTALLED.contains(command[0]), what);
    }

    /** Something without which the build does not begin. */
    public static void ofTheBuild(boolean holds, String what) {
        check(holds, true, what);
    }

    /** A right, or anything else that hosts may lack. */
    public static void that(boolean holds, String what) {
        check(holds, false, what);
    }

    /** Whether a program can be run with these arguments and ends well. */
    public static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void check(boolean holds, boolean installed, String what) {
        if (holds) {
            return;
        }
        String line = test() + " needs " + what;
        if (installed && "1".equals(System.getenv("OTUS_TOOLS_REQUIRED"))) {
            Assertions.fail(line);
        }
        System.err.println("SKIPPED: " + line);
        note(line);
        Assumptions.abort(line);
    }

    /** Appends in one write, since modules may be tested by several processes. */
    private static void note(String line) {
        String file = System.getenv("OTUS_SKIPPED");
        if (file == null || file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String test() {
        Optional<String> name = Arrays.stream(Thread.currentThread().getStackTrace())
                .map(StackTraceElement::getClassName)
                .map(each -> each.substring(each.lastIndexOf('.') + 1))
                .filter(each -> each.endsWith("Test"))
                .findFirst();
        return name.orElse("a test");
    }
}
