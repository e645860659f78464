package io.otus.alert.text;

import io.otus.alert.baseline.FactHistory;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.ProgramObject;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.Action;
import io.otus.core.event.TransferSeen;

/** Programs that were moved, in words: what it was, what it is now, when and by whom. */
public final class ProgramText {
    private ProgramText() {}

    /** {@code Program: OB1, 1234 bytes, SHA-256 9f86... (download by es1, 2026-11-02 08:15 UTC): the same as ...}. */
    public static String remark(Broken.Program broken) {
        String when = Wording.minute(broken.moved().origin().time());
        return content(broken.moved()) + " (" + broken.deed() + ", " + when + "): " + verdict(broken) + '.';
    }

    /** What an earlier remark begins with that says as much; empty where this one is news. */
    public static String known(Broken.Program broken) {
        return broken.change() == Broken.Change.SAME ? content(broken.moved()) : "";
    }

    private static String content(TransferSeen moved) {
        return "Program: " + moved.name() + ", " + moved.size() + " bytes, SHA-256 " + moved.sha256();
    }

    private static String verdict(Broken.Program broken) {
        Broken.Content before = broken.before();
        if (before == null) {
            return "first seen";
        }
        return switch (broken.change()) {
            case FIRST -> "first seen";
            case SAME ->
                before.sha256().equals(ProgramObject.ANY)
                        ? "it may hold anything (" + authority(before) + ")"
                        : "the same as before (" + history(before) + ")";
            case CHANGED -> "changed; before: SHA-256 " + before.sha256() + " (" + history(before) + ")";
        };
    }

    static Explanation explain(Finding finding, Broken.Program broken, Sighting sighting) {
        TransferSeen moved = broken.moved();
        Broken.Content normal = broken.normal();
        String name = moved.name();
        String device = Wording.withUnit(broken.server().name(), moved.unit());
        String seen = broken.deed() + " of " + name + ", " + moved.size() + " bytes, "
                + (moved.action() == Action.UPLOAD ? "out of " : moved.action() == Action.FILE ? "at " : "into ")
                + device + " in " + moved.origin().protocol() + ". Its SHA-256 is " + moved.sha256() + ".";
        ProgramObject.Key key = new ProgramObject.Key(moved.origin().protocol(), moved.unit(), name);
        return new Explanation(
                name + " of " + device + " is another one than before",
                Explainer.text(
                        finding,
                        seen,
                        normal == null
                                ? "nothing is known of it."
                                : "SHA-256 " + normal.sha256() + " (" + authority(normal) + ").",
                        normal == null ? "it was never moved before." : since(broken, normal)),
                FactText.program(FactText.alias(broken.server()), key, moved.sha256()),
                normal == null ? null : normal.sha256(),
                moved.sha256(),
                normal == null ? 0 : normal.history().firstTime(),
                normal == null ? 0 : normal.history().count(),
                Explainer.filter(sighting));
    }

    private static String since(Broken.Program broken, Broken.Content normal) {
        Broken.Content before = broken.before();
        String expected = "the expected content: " + history(normal) + ".";
        if (before == null || before.sha256().equals(normal.sha256())) {
            return expected;
        }
        if (before.sha256().equals(broken.moved().sha256())) {
            return expected + " It was so already at the last transfer (" + history(before) + ").";
        }
        return expected + " What was moved last before this was neither: SHA-256 " + before.sha256() + " ("
                + history(before) + ").";
    }

    /** When and by whom a content was moved. */
    private static String history(Broken.Content content) {
        FactHistory history = content.history();
        if (history.count() == 0 || history.firstTime() == 0) {
            return authority(content);
        }
        String first = "first " + (history.deed() == null ? "seen" : history.deed()) + " on "
                + Wording.minute(history.firstTime());
        String last = history.count() == 1 ? "" : ", last on " + Wording.minute(history.lastTime());
        return first + last + ", seen " + Wording.times(history.count());
    }

    private static String authority(Broken.Content content) {
        String source = content.source();
        return source != null ? "approved by import of " + source : words(content);
    }

    private static String words(Broken.Content content) {
        return switch (content.state()) {
            case APPROVED -> "approved by a person";
            case LEARNED -> "learned since " + Wording.minute(content.history().firstTime());
            case CANDIDATE, NOVEL -> "not part of the baseline";
        };
    }
}
