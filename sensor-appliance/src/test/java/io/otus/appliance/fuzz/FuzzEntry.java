package io.otus.appliance.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where Jazzer enters, in a virtual machine of its own; also reads one input again: {@code java FuzzEntry TARGET FILE}.
 */
public final class FuzzEntry {
    /** The system property that names the target. */
    static final String TARGET = "otus.fuzz.target";

    private static final int RUNS_AGAIN = 3;
    private static final FuzzTarget FUZZED = FuzzTarget.of(System.getProperty(TARGET, "planted"));

    private FuzzEntry() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        run(FUZZED, input);
    }

    private static void run(FuzzTarget target, byte[] input) throws Exception {
        try {
            Cost cost = Cost.begin();
            target.run(input);
            // The first runs load classes, so what seems dear is read again.
            for (int again = 0; again < RUNS_AGAIN && cost.isTooMuch(input.length); again++) {
                cost = Cost.begin();
                target.run(input);
            }
            cost.check(input.length);
        } catch (Exception | Error e) {
            System.err.println("input: " + target.retold(input));
            throw e;
        }
    }

    /** Reads the input in a file again, without Jazzer. */
    public static void main(String[] arguments) throws Exception {
        run(FuzzTarget.of(arguments[0]), Files.readAllBytes(Path.of(arguments[1])));
    }
}
