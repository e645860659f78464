package io.otus.appliance.report;

import io.otus.appliance.text.Printable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A report in Markdown. What came from the wire stays text: characters that mean something are escaped (CommonMark 0.31
 * §2.4).
 */
final class MarkdownPage implements IncidentReport.Page {
    /**
     * Characters with a meaning within a line: code, emphasis (an underscore only at an end of a word), links, tags,
     * columns, struck text, entities, addresses that readers turn into links, and the number signs that close a
     * heading.
     */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*\\[\\]<|~]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])"
            + "|&(?=#?\\w+;)|:(?=//)|(?<=(?i:www))\\.|#+$");

    private final StringBuilder page = new StringBuilder();

    @Override
    public void title(String text) {
        page.append("# ").append(escaped(text)).append("\n\n");
    }

    @Override
    public void heading(String text) {
        page.append("\n## ").append(escaped(text)).append("\n\n");
    }

    @Override
    public void table(List<String> headings, List<List<String>> rows) {
        row(headings);
        page.append("|").append("---|".repeat(headings.size())).append('\n');
        rows.forEach(this::row);
    }

    private void row(List<String> cells) {
        page.append(cells.stream().map(MarkdownPage::escaped).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** Indented code: nothing in it means anything (§4.4). */
    @Override
    public void text(String lines) {
        lines.lines()
                .forEach(line -> page.append("    ").append(Printable.of(line)).append('\n'));
    }

    private static String escaped(String text) {
        return SPECIAL.matcher(Printable.of(text)).replaceAll("\\\\$0");
    }

    @Override
    public String whole() {
        return page.toString();
    }
}
