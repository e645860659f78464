package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.FactHistory;
import io.otus.alert.baseline.FactState;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.ProgramObject;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Techniques;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.TransferSeen;
import io.otus.core.event.Way;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program, block or file was transferred: its content before and now, when, and by whom.
 *
 * @param server the device that it belongs to
 * @param moved the transfer
 * @param deed the way of the transfer and its client, in words
 * @param before the content of the previous transfer; null if there was none
 * @param normal the normal content; null if none is known
 */
record ProgramChange(
        AssetModel server,
        TransferSeen moved,
        String deed,
        @Nullable Content before,
        @Nullable Content normal) implements Broken {
    /** The content of a transfer compared with the previous one. */
    enum Change {
        /** There was no previous one. */
        FIRST,
        /** The same content. */
        SAME,
        /** Another content. */
        CHANGED
    }

    /**
     * A content that a program object had before, as it was known then.
     *
     * @param sha256 SHA-256 over it in hexadecimal
     * @param history when it was seen, and how it was transferred
     * @param source the file that declared it; null if none did
     * @param state how it came to be known
     */
    record Content(
            String sha256, FactHistory history, @Nullable String source, FactState state) {}

    /** Returns how the content compares with the previous one. */
    Change change() {
        if (before == null) {
            return Change.FIRST;
        }
        boolean any = before.sha256().equals(ProgramObject.ANY);
        return any || before.sha256().equals(moved.sha256()) ? Change.SAME : Change.CHANGED;
    }

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String name = moved.name();
        String protocol = moved.origin().protocol();
        String device = Wording.withUnit(server.name(), moved.unit());
        String where = moved.way() == Way.FROM_DEVICE ? "out of " : "into ";
        ProgramObject.Key key = new ProgramObject.Key(protocol, moved.unit(), name);
        return Words.of(
                        name + " of " + device + " is another one than before",
                        FactText.program(AssetNames.plain(server), key, moved.sha256()))
                .seen(deed + " of " + name + ", " + Wording.count(moved.size(), "byte") + ", " + where + device + " in "
                        + protocol
                        + ". Its SHA-256 is " + moved.sha256() + ".")
                .normal(
                        normal == null
                                ? "nothing is known of it."
                                : "SHA-256 " + normal.sha256() + " (" + authority(normal) + ").")
                .history(normal == null ? "it was never moved before." : since(normal))
                .expected(
                        normal == null ? null : normal.sha256(),
                        normal == null ? 0 : normal.history().firstTime(),
                        normal == null ? 0 : normal.history().count())
                .observed(moved.sha256())
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return Techniques.of(moved.action());
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return new Cause(server, sighting.protocol(), null);
    }

    @Override
    public List<String> points() {
        return List.of(moved.name());
    }

    /**
     * Returns {@code Program: OB1, 1234 bytes, SHA-256 9f86... (download by es1, 2026-11-02 08:15 UTC): the same as
     * ...}.
     */
    @Override
    public String remark() {
        String when = Wording.minute(moved.origin().time());
        return content() + " (" + deed + ", " + when + "): " + verdict() + '.';
    }

    @Override
    public String remarkKnown() {
        return change() == Change.SAME ? content() : "";
    }

    private String content() {
        return "Program: " + moved.name() + ", " + Wording.count(moved.size(), "byte") + ", SHA-256 " + moved.sha256();
    }

    private String verdict() {
        if (before == null) {
            return "first seen";
        }
        return switch (change()) {
            case FIRST -> "first seen";
            case SAME ->
                before.sha256().equals(ProgramObject.ANY)
                        ? "it may hold anything (" + authority(before) + ")"
                        : "the same as before (" + history(before) + ")";
            case CHANGED -> "changed; before: SHA-256 " + before.sha256() + " (" + history(before) + ")";
        };
    }

    private String since(Content normal) {
        String expected = "the expected content: " + history(normal) + ".";
        if (before == null || before.sha256().equals(normal.sha256())) {
            return expected;
        }
        if (before.sha256().equals(moved.sha256())) {
            return expected + " It was so already at the last transfer (" + history(before) + ").";
        }
        return expected + " What was moved last before this was neither: SHA-256 " + before.sha256() + " ("
                + history(before) + ").";
    }

    /** Returns when and by whom a content was transferred. */
    private static String history(Content content) {
        FactHistory history = content.history();
        if (history.count() == 0 || history.firstTime() == 0) {
            return authority(content);
        }
        String first = "first " + (history.deed() == null ? "seen" : history.deed()) + " on "
                + Wording.minute(history.firstTime());
        String last = history.count() == 1 ? "" : ", last on " + Wording.minute(history.lastTime());
        return first + last + ", seen " + Wording.times(history.count());
    }

    private static String authority(Content content) {
        String source = content.source();
        return source != null ? "approved by import of " + source : words(content);
    }

    private static String words(Content content) {
        return switch (content.state()) {
            case APPROVED -> "approved by a person";
            case LEARNED -> "learned since " + Wording.minute(content.history().firstTime());
            case CANDIDATE, NOVEL -> "not part of the baseline";
        };
    }
}
