package io.otus.appliance.explain;

import io.otus.core.capture.Frame;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.EventTime;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Origin;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceReader;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.evidence.KeptFrame;
import io.otus.core.net.Endpoint;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads kept frames again, so that a person sees what they said. */
public final class FrameReader {
    private final EvidenceReader evidence;

    /** Reads from this evidence. */
    public FrameReader(EvidenceReader evidence) {
        this.evidence = evidence;
    }

    /**
     * The frames of one capture, each with the messages in it, or with what its headers say; a frame that is no longer
     * kept says so.
     *
     * @param capture id of the capture
     * @param numbers numbers of frames, in any order
     */
    public String show(String capture, List<Long> numbers) {
        return show(capture, numbers, Map.of());
    }

    /**
     * The same, and of a frame that came from another network card than its sender's, which one it was.
     *
     * @param cards MAC addresses by the IP addresses of their devices
     */
    String show(String capture, List<Long> numbers, Map<String, String> cards) {
        SortedMap<Long, KeptFrame> kept = new TreeMap<>();
        for (long number : numbers) {
            evidence.frame(capture, number).ifPresent(frame -> kept.put(number, frame));
        }
        Map<Long, Set<String>> lines = read(capture, kept);
        StringBuilder text = new StringBuilder();
        for (long number : new TreeSet<>(numbers)) {
            text.append("  frame ").append(number);
            KeptFrame frame = kept.get(number);
            if (frame == null) {
                text.append("  evidence: ").append(absence(capture, number)).append('\n');
                continue;
            }
            text.append("  ")
                    .append(EventTime.brief(frame.time()))
                    .append("  ")
                    .append(frame.originalLength())
                    .append(" bytes")
                    .append(HeaderText.hops(holder(frame)))
                    .append('\n');
            for (String line : lines.getOrDefault(number, Set.of(HeaderText.of(holder(frame))))) {
                text.append("      ").append(line).append('\n');
            }
            text.append(otherCard(HeaderText.source(holder(frame)), cards));
        }
        return text.toString();
    }

    private String absence(String capture, long number) {
        return switch (evidence.absence(capture, number)) {
            case EXPIRED -> "expired";
            case NEVER_KEPT -> "was not kept";
            case FORGOTTEN -> "expired or was not kept";
        };
    }

    private static String otherCard(Endpoint source, Map<String, String> cards) {
        String own = source.ip() == null ? null : cards.get(source.ip().toString());
        if (own == null || source.mac() == null || own.equals(source.mac().toString())) {
            return "";
        }
        return "      from network card " + source.mac() + ", not from " + own + " of " + source.ip() + '\n';
    }

    /** Adds the frames of a piece of evidence below a title; nothing where there is none. */
    void append(StringBuilder text, String title, @Nullable Evidence shown) {
        if (shown != null) {
            text.append(title).append(":\n").append(show(shown.capture(), numbers(shown)));
        }
    }

    /** Adds what showed something first and what did last, once where that is the same. */
    void append(StringBuilder text, @Nullable Evidence first, @Nullable Evidence last) {
        append(text, "first shown by", first);
        boolean isSame = first != null
                && last != null
                && first.capture().equals(last.capture())
                && numbers(first).equals(numbers(last));
        append(text, "latest kept", isSame ? null : last);
    }

    private static List<Long> numbers(Evidence shown) {
        return shown.spans().stream().map(FrameSpan::frame).distinct().toList();
    }

    /**
     * The messages in each frame. Only some frames of a stream are kept. A frame that gives no message after the
     * others, because the sensor waits for the bytes in between, is read as the first of its stream.
     */
    private static Map<Long, Set<String>> read(String capture, SortedMap<Long, KeptFrame> kept) {
        Reading whole = new Reading(capture);
        kept.values().forEach(whole::accept);
        Map<Long, Set<String>> lines = new HashMap<>(whole.lines);
        Reading part = new Reading(capture);
        for (KeptFrame frame : kept.values()) {
            long number = frame.number();
            if (lines.containsKey(number)) {
                continue;
            }
            part.accept(frame);
            if (!part.lines.containsKey(number)) {
                part = new Reading(capture);
                part.accept(frame);
            }
            Set<String> found = part.lines.get(number);
            if (found != null) {
                lines.put(number, found);
            }
        }
        return lines;
    }

    private static Frame holder(KeptFrame kept) {
        Frame frame = new Frame();
        int length = kept.bytes().length();
        frame.set(
                kept.bytes().view(), 0, length, kept.originalLength(), kept.time(), kept.linkType(), 0, kept.number());
        return frame;
    }

    /**
     * Reads frames in sequence. They need no sites: all evidence of one thing was heard in one site, and a frame that
     * gives nothing in sequence is read alone.
     */
    private static final class Reading implements EventConsumer {
        private final Map<Long, Set<String>> lines = new HashMap<>();
        private final Pipeline pipeline;

        Reading(String capture) {
            EventBus bus = new EventBus();
            bus.add(this);
            pipeline = new Pipeline(ProtocolRegistry.load(), bus, EvidenceRequests.NONE, (_, _, _) -> {});
            pipeline.capture(capture);
        }

        void accept(KeptFrame frame) {
            pipeline.accept(holder(frame));
        }

        @Override
        public boolean wantsMessages() {
            return true;
        }

        @Override
        public void message(MessageSeen event) {
            FieldText fields = new FieldText();
            event.message().fields(fields);
            Origin origin = event.origin();
            String name = HeaderText.parties(origin.source(), origin.destination()) + "  " + origin.protocol() + ' '
                    + event.message().message();
            long last = origin.frame();
            add(last, name + "  " + fields.text());
            for (FrameSpan span : origin.evidence().spans()) {
                if (span.frame() != last) {
                    add(span.frame(), name + ", which ends in frame " + last);
                }
            }
        }

        private void add(long frame, String line) {
            lines.computeIfAbsent(frame, _ -> new LinkedHashSet<>()).add(line);
        }
    }
}
