package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.Learned;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.CountText;
import io.otus.appliance.text.Printable;
import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text about what becomes normal when an alert is learned. */
final class LearnedText {
    /** Most past alerts that are shown. */
    private static final int MOST_SHOWN = 20;

    /** Hexadecimal digits of a digest that somebody types again: a slip is to be found, not an adversary. */
    private static final int DIGEST = 8;

    private LearnedText() {}

    /**
     * The preview: the lines that would become normal, the alerts here that would not have been raised, and which part
     * of the alert would still be reported.
     *
     * @param word what it is called, such as learn
     * @param hidden lines of these alerts, as they stand now
     */
    static String preview(String word, Learned learned, List<String> hidden, boolean colour, int width) {
        return text(word, learned, hidden(hidden, learned.all(), colour, width));
    }

    /**
     * The same report, after it was done.
     *
     * @param word what became of the lines, such as learned
     * @param hidden lines of the alerts that would not have been told, as they stand now
     */
    static String done(String word, Learned learned, List<String> hidden, boolean colour, int width) {
        return text(word, learned, alike(hidden, learned.all(), colour, width));
    }

    private static String text(String word, Learned learned, String hidden) {
        List<String> facts = learned.lesson().facts();
        StringBuilder text = new StringBuilder(word).append(' ');
        if (facts.isEmpty()) {
            text.append("alert ").append(AlertText.shortened(learned.alert()));
            text.append("\nIt is known by now, and no line of the baseline is needed for it.\n");
        } else {
            List<String> lines = facts.stream().map(Printable::of).toList();
            text.append(String.join('\n' + " ".repeat(word.length() + 1), lines))
                    .append('\n');
            text.append(hidden);
        }
        if (!learned.refused().isEmpty()) {
            text.append("Not part of it, and reported by itself when it comes again:\n");
            learned.refused()
                    .forEach(
                            each -> text.append("  ").append(Printable.of(each)).append('\n'));
        }
        if (learned.left() > 0) {
            text.append(remains(learned)).append('\n');
        }
        return text.toString();
    }

    /** A digest of exactly these lines, so that a person who saw a preview saves what it showed. */
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

    /** Whether the lines differ from those that a person saw; {@code seen} as for {@link #refuseOther}. */
    static boolean isOther(List<Learned> learned, @Nullable String seen) {
        return seen != null && !seen.equals(digest(learned));
    }

    /**
     * Refuses to save lines that differ from those that a person saw.
     *
     * @param seen the digest that the preview told; null where whatever there is now may be saved
     */
    static void refuseOther(List<Learned> learned, @Nullable String seen) {
        if (isOther(learned, seen)) {
            throw new Failure(
                    ExitCode.FAILED,
                    "nothing is saved: what would become normal is not what " + seen + " stood for; what it is now is "
                            + digest(learned));
        }
    }

    /**
     * Which alerts of the past something would have hidden.
     *
     * @param hidden lines of these alerts
     * @param all how many there are
     */
    static String hidden(List<String> hidden, int all, boolean colour, int width) {
        return "It would have hidden " + hidden.size() + " of the " + CountText.of(all, "alert") + " here"
                + (hidden.isEmpty() ? ".\n" : ":\n") + table(hidden, colour, width);
    }

    /**
     * Which alerts of the past are like what is hidden from now on.
     *
     * @param hidden lines of these alerts, as they stand now
     * @param all how many there are
     */
    static String alike(List<String> hidden, int all, boolean colour, int width) {
        return "From now on the like is not reported. " + hidden.size() + " of the " + CountText.of(all, "alert")
                + " here "
                + (hidden.size() == 1 ? "is" : "are") + " like it" + (hidden.isEmpty() ? ".\n" : ":\n")
                + table(hidden, colour, width);
    }

    private static String table(List<String> hidden, boolean colour, int width) {
        if (hidden.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(
                AlertText.table(hidden.stream().limit(MOST_SHOWN).toList(), colour, width));
        if (hidden.size() > MOST_SHOWN) {
            text.append("and ").append(hidden.size() - MOST_SHOWN).append(" more\n");
        }
        return text.toString();
    }

    /** Text about what was learned. */
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

    /** Text about the part of an alert that is not learned. */
    private static String remains(Learned learned) {
        return "Alert " + AlertText.shortened(learned.alert()) + " stays open: "
                + CountText.of(learned.left(), "fact")
                + " more that it holds and does not name would still have been reported. Once it is closed, what comes"
                + " again is named.";
    }
}
