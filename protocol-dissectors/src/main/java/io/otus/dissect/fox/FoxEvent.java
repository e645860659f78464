package io.otus.dissect.fox;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything Fox can report. */
public sealed interface FoxEvent extends ProtocolEvent {
    /**
     * A frame.
     *
     * @param message its type, such as {@code synchronous} or {@code reply}
     * @param sequenceNumber counted by the sender; -1 where it has none
     * @param replyNumber the sequence number that it answers; -1 where it answers none
     * @param tuples the first of its body
     * @param isWhole false where the end of the body was not read
     */
    record Frame(
            String message,
            long sequenceNumber,
            long replyNumber,
            String channel,
            String command,
            List<Tuple> tuples,
            boolean isWhole)
            implements FoxEvent {
        public Frame {
            tuples = List.copyOf(tuples);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("sequence_number", sequenceNumber);
            out.number("reply_number", replyNumber);
            out.text("channel", channel);
            out.text("command", command);
            detail(out);
            if (!isWhole) {
                out.flag("whole", false);
            }
        }

        @Override
        public void detail(FieldWriter out) {
            if (tuples.isEmpty()) {
                return;
            }
            out.beginArray("tuples");
            for (Tuple tuple : tuples) {
                out.beginElement();
                out.text("name", tuple.name());
                out.text("type", tuple.type());
                out.text("value", tuple.value());
                out.end();
            }
            out.end();
        }
    }

    /**
     * One tuple of a body.
     *
     * @param name with the names of the messages around it and dots before it
     * @param type string, integer, float, boolean, time, blob, object or message; else its letter
     * @param value as it stands in the frame, cut at a bound; of blobs and objects the encoding and the length
     */
    record Tuple(String name, String type, String value) {}

    /**
     * More of a long frame.
     *
     * @param length octets
     */
    record Rest(int length) implements FoxEvent {
        @Override
        public String message() {
            return "rest";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }
}
