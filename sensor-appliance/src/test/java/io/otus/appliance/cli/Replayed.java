package io.otus.appliance.cli;

import java.nio.file.Path;

/** Runs {@code otus replay} on one capture. */
public final class Replayed {
    private Replayed() {}

    /** The file with the assets of a capture; {@code directory} must not hold the results of another replay. */
    public static Path assets(Path capture, Path directory) {
        Ran ran = Ran.otus("replay", capture.toString(), "--no-events", "--out", directory.toString());
        // A capture that is damaged was read up to there.
        if (ran.code() != 0 && ran.code() != 5) {
            throw new AssertionError(capture + ": code " + ran.code() + ", " + ran.talk());
        }
        return directory.resolve("assets.jsonl");
    }
}
