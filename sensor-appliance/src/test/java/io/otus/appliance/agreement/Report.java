package io.otus.appliance.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of one protocol, as lines of text. */
final class Report {
    private Report() {}

    /** One line per figure: the plain messages, and those apart that the oracle calls retransmitted or malformed. */
    static List<String> summary(ProtocolAgreement agreement) {
        Tally plain = agreement.plain();
        Tally apart = agreement.flagged();
        int captures = agreement.captures().size();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-32s %12s %12s", agreement.protocol(), "messages", "flagged R, M"));
        lines.add(row("in the oracle", plain.oracle, apart.oracle));
        lines.add(row("in Otus", plain.otus, apart.otus));
        lines.add(row("matched", plain.matched, apart.matched));
        lines.add(row("missing in Otus", plain.missing, apart.missing));
        lines.add(row("more in Otus", plain.extra, apart.extra));
        lines.add(row("fields compared", plain.compared, apart.compared));
        lines.add(row("fields equal", plain.equal, apart.equal));
        lines.add(String.format(
                Locale.ROOT, "%-32s %11.3f%% %11.3f%%", "equal of compared", 100 * plain.share(), 100 * apart.share()));
        lines.add(String.format(
                Locale.ROOT,
                "%-32s %12s",
                "captures with equal counts",
                captures - agreement.countsDiffer().size() + " of " + captures));
        return lines;
    }

    private static String row(String name, long plain, long apart) {
        return String.format(Locale.ROOT, "%-32s %12d %12d", name, plain, apart);
    }

    /** Everything: the summary, each column, each difference with examples. */
    static List<String> whole(ProtocolAgreement agreement, KnownDifferences known) {
        List<String> lines = new ArrayList<>(summary(agreement));
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-44s %10s %10s", "column of the oracle", "compared", "different"));
        for (Map.Entry<String, long[]> column : agreement.byColumn().entrySet()) {
            long[] counted = column.getValue();
            lines.add(String.format(
                    Locale.ROOT, "%-44s %10d %10d", column.getKey(), counted[0], counted[0] - counted[1]));
        }
        agreement.map().skipped().forEach((column, reason) -> lines.add(column + " is not compared: " + reason));
        section("differences", agreement.differences(), known, lines);
        section(
                "differences in what the oracle calls retransmitted or malformed",
                agreement.flaggedDifferences(),
                known,
                lines);
        return lines;
    }

    private static void section(
            String title, Map<Difference.Key, Difference> differences, KnownDifferences known, List<String> lines) {
        lines.add("");
        lines.add(title + ": " + differences.size());
        differences.forEach((key, difference) -> {
            lines.add(key + ": " + difference.count() + (known.lists(key) ? " (listed)" : ""));
            difference.examples().forEach(example -> lines.add("    " + example));
        });
    }
}
