package io.otus.alert;

import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import java.util.List;
import java.util.function.Consumer;

/** What a part of a detector keeps over a restart, without one. */
public final class Kept {
    private Kept() {}

    /** The lines that are stored. */
    public static List<String> lines(Consumer<KeptLines> keeps) {
        KeptLines lines = new KeptLines();
        keeps.accept(lines);
        return lines.stored();
    }

    /** What was stored is taken up. */
    public static void takeUp(List<String> stored, Consumer<KeptLine> later) {
        KeptLines.read(stored).forEach(later);
    }
}
