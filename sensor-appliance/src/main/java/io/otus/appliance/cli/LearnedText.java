package io.otus.appliance.cli;

import io.otus.alert.store.AlertLines.Stored;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.BaselineEdit.Learned;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.CountText;
import io.otus.appliance.text.Printable;
import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes normal with an alert, in words. */
final class LearnedText {
    /** Most past alerts that are shown. */
    private static final int MOST_SHOWN = 20;

    /** Hexadecimal digits of a digest that somebody types again: a slip is to be found, not an adversary. */
    private static final int DIGEST = 8;

    private LearnedText() {}

    /**
     * What would be done: the lines that become normal, the alerts here that would not have been told, and what of the
     * alert would be told nevertheless.
     *
     * @param word what it is called, such as learn
     */
    static String preview(String word, Learned learned, boolean colour) {
        List<String> facts = learned.lesson().facts();
        StringBuilder text = new StringBuilder(word).append(' ');
        if (facts.isEmpty()) {
            text.append("alert ").append(AlertText.shortened(learned.alert()));
            text.append("\nIt is known by now, and no line of the baseline is needed for it.\n");
        } else {
            List<String> lines = facts.stream().map(Printable::of).toList();
            text.append(String.join('\n' + " ".repeat(word.length() + 1), lines))
                    .append('\n');
            text.append(hidden(learned.hidden(), learned.all(), colour));
        }
        if (!learned.refused().isEmpty()) {
            text.append("Not part of it, and told by itself when it comes again:\n");
            learned.refused()
                    .forEach(
                            each -> text.append("  ").append(Printable.of(each)).append('\n'));
        }
        if (learned.left() > 0) {
            text.append(remains(learned)).append('\n');
        }
        return text.toString();
    }

    /** What stands for exactly these lines: who saw a preview saves what it showed. */
    static String digest(List<Learned> learned) {
        String lines = learned.stream()
                .flatMap(each -> each.lesson().facts().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
        return Sha256.hex(ByteView.of(lines.getBytes(StandardCharsets.UTF_8))).substring(0, DIGEST);
    }

    /** How what was shown is saved. */
    static String howSaved(List<Learned> learned) {
        return "Nothing is saved; --yes saves it, '--yes --as " + digest(learned)
                + "' only as long as it is just this.";
    }

    /**
     * Refuses to save what is not what somebody saw.
     *
     * @param seen the digest that the preview told; null where whatever there is now may be saved
     */
    static void refuseOther(List<Learned> learned, @Nullable String seen) {
        String now = digest(learned);
        if (seen != null && !seen.equals(now)) {
            throw new Failure(
                    ExitCode.FAILED,
                    "nothing is saved: what would become normal is not what " + seen + " stood for; what it is now is "
                            + now);
        }
    }

    /**
     * Which alerts of the past something would have hidden.
     *
     * @param all how many there are
     */
    static String hidden(List<Stored> hidden, int all, boolean colour) {
        StringBuilder text = new StringBuilder("It would have hidden ")
                .append(hidden.size())
                .append(" of the ")
                .append(CountText.of(all, "alert"))
                .append(" here")
                .append(hidden.isEmpty() ? ".\n" : ":\n");
        List<String> shown = hidden.stream().limit(MOST_SHOWN).map(Stored::json).toList();
        if (!shown.isEmpty()) {
            text.append(AlertText.table(shown, colour));
        }
        if (hidden.size() > MOST_SHOWN) {
            text.append("and ").append(hidden.size() - MOST_SHOWN).append(" more\n");
        }
        return text.toString();
    }

    /** What was done. */
    static String of(Learned learned) {
        String id = AlertText.shortened(learned.alert());
        String facts = Printable.of(CountText.first(learned.lesson().facts()));
        if (learned.left() > 0) {
            return "learned " + facts + " of alert " + id + ", which stays open with "
                    + CountText.of(learned.left(), "fact") + " more";
        }
        int others = learned.lesson().alerts().size() - 1;
        return "alert " + id + " learned" + (facts.isEmpty() ? "" : ", " + facts)
                + (others == 0 ? "" : ", and " + CountText.of(others, "alert") + " of nothing else");
    }

    /** What is told of an alert that is not learned in full. */
    private static String remains(Learned learned) {
        return "Alert " + AlertText.shortened(learned.alert()) + " stays open: "
                + CountText.of(learned.left(), "fact")
                + " more that it holds and does not name would still have been told. Once it is closed, what comes"
                + " again is named.";
    }
}
