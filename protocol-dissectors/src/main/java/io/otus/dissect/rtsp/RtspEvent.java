package io.otus.dissect.rtsp;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** What RTSP can report beside requests and responses. */
public sealed interface RtspEvent extends ProtocolEvent {
    /** A piece of a stream between messages, RFC 2326 §10.12. */
    record Interleaved(int channel, int length) implements RtspEvent {
        @Override
        public String message() {
            return "interleaved";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("channel", channel);
            out.number("length", length);
        }
    }
}
