package io.otus.dissect.c37118;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that a frame can be; terms of IEEE Std C37.118.2-2011 §6. */
public sealed interface C37118Event extends ProtocolEvent {
    /** Bytes that are kept of what is not read. */
    int KEPT = 64;

    /** The header of the frame. */
    FrameHeader header();

    @Override
    default String message() {
        return header().message();
    }

    /**
     * Command frame, §6.6: what is asked of the source of a stream; behind an extended frame command its first bytes.
     */
    record Command(FrameHeader header, int cmd, String command, Octets extframe) implements C37118Event {
        @Override
        public void fields(FieldWriter out) {
            header.fields(out);
            out.number("cmd", cmd);
            out.text("command", command);
            if (extframe.length() > 0) {
                out.octets("extframe", extframe);
            }
        }
    }

    /** Header frame, §6.5: what a person wrote of the source. */
    record Header(FrameHeader header, String data) implements C37118Event {
        @Override
        public void fields(FieldWriter out) {
            header.fields(out);
            out.text("data", data);
        }
    }

    /**
     * Configuration frame, §6.4.
     *
     * @param contIdx of configuration 3: 0 where it is whole, else the number of its part; -1 in the others
     * @param configuration what it says, of parts in the last one; null where it is not known
     */
    record Config(FrameHeader header, int contIdx, @Nullable Configuration configuration) implements C37118Event {
        @Override
        public void fields(FieldWriter out) {
            header.fields(out);
            if (contIdx >= 0) {
                out.number("cont_idx", contIdx);
            }
            if (configuration != null) {
                configuration.fields(out);
            }
        }
    }

    /**
     * Data frame, §6.3.
     *
     * @param configuration {@code seen}: read by the configuration that its source sent before; {@code unseen}: none
     *     was seen; {@code other}: the last one that was seen is not that of this frame, which has another length
     * @param pmus the units, where the configuration was seen
     * @param unread first bytes of what is not read
     */
    record Data(FrameHeader header, String configuration, List<PmuData> pmus, Octets unread) implements C37118Event {
        public Data {
            pmus = List.copyOf(pmus);
        }

        @Override
        public void fields(FieldWriter out) {
            header.fields(out);
            out.text("configuration", configuration);
            if (unread.length() > 0) {
                out.octets("unread", unread);
            }
            if (!pmus.isEmpty()) {
                out.beginArray("pmus");
                for (PmuData pmu : pmus) {
                    out.beginElement();
                    pmu.fields(out);
                    out.end();
                }
                out.end();
            }
        }
    }

    /** A frame that is damaged: its check is wrong, or bytes of it are missing. */
    record Damaged(FrameHeader header, Octets unread) implements C37118Event {
        @Override
        public void fields(FieldWriter out) {
            header.fields(out);
            out.octets("unread", unread);
        }
    }
}
