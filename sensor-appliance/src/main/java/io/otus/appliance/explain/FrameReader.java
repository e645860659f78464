package io.otus.appliance.explain;

import io.otus.appliance.text.EventTimeText;
import io.otus.core.capture.Frame;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Origin;
import io.otus.core.evidence.EvidenceReader;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.KeptFrame;
import io.otus.core.net.Endpoint;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads kept frames again, so that a person sees what they said. */
public final class FrameReader {
    private static final int LINK = 14;

    private final EvidenceReader evidence;

    /** Reads from this evidence. */
    public FrameReader(EvidenceReader evidence) {
        this.evidence = evidence;
    }

    /**
     * The frames of one capture, each with the messages in it; a frame that is no longer kept says so.
     *
     * @param capture id of the capture
     * @param numbers numbers of frames, in any order
     */
    public String show(String capture, List<Long> numbers) {
        StringBuilder text = new StringBuilder();
        Messages messages = new Messages();
        EventBus bus = new EventBus();
        bus.add(messages);
        Pipeline pipeline = new Pipeline(ProtocolRegistry.load(), bus, EvidenceRequests.NONE, (_, _, _) -> {});
        pipeline.capture(capture);
        Set<Long> ordered = new TreeSet<>(numbers);
        for (long number : ordered) {
            Optional<KeptFrame> kept = evidence.frame(capture, number);
            if (kept.isEmpty()) {
                text.append("  frame ").append(number).append("  evidence: expired or not kept\n");
                continue;
            }
            KeptFrame frame = kept.get();
            messages.lines.clear();
            pipeline.accept(holder(frame));
            text.append("  frame ")
                    .append(number)
                    .append("  ")
                    .append(EventTimeText.of(frame.time()))
                    .append("  ")
                    .append(frame.originalLength())
                    .append(" bytes\n");
            if (messages.lines.isEmpty()) {
                int shown = Math.min(frame.bytes().length(), 3 * LINK);
                text.append("      ")
                        .append(frame.bytes().view().octets(0, shown))
                        .append("...\n");
            }
            messages.lines.forEach(line -> text.append("      ").append(line).append('\n'));
        }
        return text.toString();
    }

    private static Frame holder(KeptFrame kept) {
        Frame frame = new Frame();
        int length = kept.bytes().length();
        frame.set(
                kept.bytes().view(), 0, length, kept.originalLength(), kept.time(), kept.linkType(), 0, kept.number());
        return frame;
    }

    /** The messages of the frame that is being read. */
    private static final class Messages implements EventConsumer {
        private final Set<String> lines = new LinkedHashSet<>();

        @Override
        public boolean wantsMessages() {
            return true;
        }

        @Override
        public void message(MessageSeen event) {
            FieldText fields = new FieldText();
            event.message().fields(fields);
            Origin origin = event.origin();
            lines.add(name(origin.source()) + " -> " + name(origin.destination()) + "  " + origin.protocol() + ' '
                    + event.message().message() + "  " + fields.text());
        }

        private static String name(Endpoint endpoint) {
            String host = endpoint.ip() != null ? endpoint.ip().toString() : String.valueOf(endpoint.mac());
            return endpoint.port() == Endpoint.NO_PORT ? host : host + ':' + endpoint.port();
        }
    }
}
