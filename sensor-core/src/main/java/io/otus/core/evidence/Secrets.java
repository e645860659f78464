package io.otus.core.evidence;

import io.otus.core.bytes.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers where recent frames hold secrets. A dissector reports secrets while it reads; the frame may be kept before
 * or after that.
 */
final class Secrets {
    /** The byte that overwrites secrets. */
    static final byte MASK = '*';

    /**
     * Frames whose secrets are remembered; the oldest are forgotten first, as their frames have left memory by then.
     */
    private static final int MAX_FRAMES = 4_096;
    /**
     * Most separate secrets of one frame. Of a frame with more, everything from the first secret to the end is masked.
     */
    private static final int MAX_SPANS = 64;

    private record Span(int offset, int length) {}

    private final Map<Long, List<Span>> frames = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<Span>> eldest) {
            return size() > MAX_FRAMES;
        }
    };

    void add(long frame, int offset, int length) {
        List<Span> spans = frames.computeIfAbsent(frame, _ -> new ArrayList<>(1));
        if (spans.size() < MAX_SPANS) {
            spans.add(new Span(offset, length));
        } else {
            spans.set(0, new Span(0, Integer.MAX_VALUE));
        }
    }

    void clear() {
        frames.clear();
    }

    KeptFrame mask(KeptFrame frame) {
        List<Span> spans = frames.get(frame.number());
        if (spans == null) {
            return frame;
        }
        byte[] bytes = frame.bytes().toArray();
        for (Span span : spans) {
            int from = Math.min(span.offset(), bytes.length);
            int to = (int) Math.min((long) from + span.length(), bytes.length);
            Arrays.fill(bytes, from, to, MASK);
        }
        return new KeptFrame(
                frame.number(), frame.time(), frame.linkType(), frame.originalLength(), Octets.copyOf(bytes));
    }
}
