package io.otus.alert.baseline;

import java.io.IOException;
import java.util.List;

/** Writes a baseline text line by line, so that a large one need never be in memory as a whole. */
final class BaselineLines {
    private final Appendable out;
    private final HistoryDetail detail;

    /** Begins a text. */
    BaselineLines(Appendable out, HistoryDetail detail) throws IOException {
        this.out = out;
        this.detail = detail;
        out.append(BaselineText.HEADER).append('\n');
    }

    void write(AssetLine asset) throws IOException {
        write(asset.text(), "", asset.notes());
    }

    void write(FactLine fact) throws IOException {
        write(fact.text(), detail.behind(fact), fact.notes());
    }

    /** Ends the text with what stands behind its last entry. */
    void end(List<String> tail) throws IOException {
        for (String line : tail) {
            out.append(line).append('\n');
        }
    }

    private void write(String text, String behind, Notes notes) throws IOException {
        StringBuilder lines = new StringBuilder();
        append(lines, text, behind, notes);
        out.append(lines);
    }

    /** An entry with what a person wrote above and behind it. */
    static void append(StringBuilder lines, String text, String behind, Notes notes) {
        for (String line : notes.above()) {
            lines.append(line).append('\n');
        }
        lines.append(text);
        if (!behind.isEmpty()) {
            lines.append(' ').append(behind);
        }
        if (!notes.remark().isEmpty()) {
            lines.append(" #").append(notes.remark());
        }
        lines.append('\n');
    }
}
