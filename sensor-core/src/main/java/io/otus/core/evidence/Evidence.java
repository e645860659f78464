package io.otus.core.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames that show one thing, as references. A message that took more than {@link #MAX_SPANS} frames keeps the
 * first and the last four, how many there were, and a hash over the message as it was put together.
 *
 * @param capture id of the capture: the first 12 hexadecimal digits of the SHA-256 over its first frame, or made per
 *     interface and start
 * @param spans the contributing parts in wire order, at least one, at most {@link #MAX_SPANS}
 * @param total how many parts contributed, at least {@code spans.size()}
 * @param sha256 SHA-256 over the message's bytes in hexadecimal; only where parts were left out
 * @param contradicted how many of the first spans are earlier frames, which those behind them contradict; fewer than
 *     {@code spans.size()}
 */
public record Evidence(
        String capture,
        List<FrameSpan> spans,
        int total,
        @Nullable String sha256,
        int contradicted) {
    /** Most spans that one evidence holds. */
    public static final int MAX_SPANS = 8;

    /** Copies the list and checks its size. */
    public Evidence {
        spans = List.copyOf(spans);
        if (spans.isEmpty() || spans.size() > MAX_SPANS || total < spans.size()) {
            throw new IllegalArgumentException(
                    "spans: " + spans.size() + " of " + total + " (expected: 1 to " + MAX_SPANS + ")");
        }
        if (contradicted < 0 || contradicted >= spans.size()) {
            throw new IllegalArgumentException("contradicted: " + contradicted + " of " + spans.size());
        }
    }

    /** Evidence of what is shown by these frames alike. */
    public Evidence(String capture, List<FrameSpan> spans, int total, @Nullable String sha256) {
        this(capture, spans, total, sha256, 0);
    }

    /** Evidence of a single span. */
    public static Evidence of(String capture, FrameSpan span) {
        return new Evidence(capture, List.of(span), 1, null);
    }

    /** Whether a frame is one of its spans'. */
    public boolean has(long frame) {
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).frame() == frame) {
                return true;
            }
        }
        return false;
    }

    /** Number of the first frame. */
    public long firstFrame() {
        return spans.getFirst().frame();
    }

    /** Number of the last frame. */
    public long lastFrame() {
        return spans.getLast().frame();
    }
}
