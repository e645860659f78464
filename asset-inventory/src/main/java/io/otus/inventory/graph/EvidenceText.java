package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Evidence in one short text, as it is stored: {@code CAPTURE TOTAL SHA256|- FRAME:TIME:OFFSET:LENGTH ...}. */
public final class EvidenceText {
    private EvidenceText() {}

    /** The text of some evidence. */
    public static String write(Evidence evidence) {
        StringBuilder text = new StringBuilder(48)
                .append(evidence.capture())
                .append(' ')
                .append(evidence.total())
                .append(' ')
                .append(evidence.sha256() == null ? "-" : evidence.sha256());
        for (FrameSpan span : evidence.spans()) {
            text.append(' ').append(span.frame()).append(':').append(span.time());
            text.append(':').append(span.offset()).append(':').append(span.length());
        }
        return text.toString();
    }

    /**
     * The evidence of a text.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static Evidence read(String text) {
        return read(text, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param capture gives for the id of a capture the one to refer to
     */
    static Evidence read(String text, UnaryOperator<String> capture) {
        String[] parts = text.split(" ", -1);
        if (parts.length < 4) {
            throw new IllegalArgumentException("evidence: '" + text + "'");
        }
        List<FrameSpan> spans = new ArrayList<>();
        for (int i = 3; i < parts.length; i++) {
            String[] span = parts[i].split(":", -1);
            spans.add(new FrameSpan(
                    Long.parseLong(span[0]),
                    Long.parseLong(span[1]),
                    Integer.parseInt(span[2]),
                    Integer.parseInt(span[3])));
        }
        return new Evidence(
                capture.apply(parts[0]), spans, Integer.parseInt(parts[1]), parts[2].equals("-") ? null : parts[2]);
    }
}
