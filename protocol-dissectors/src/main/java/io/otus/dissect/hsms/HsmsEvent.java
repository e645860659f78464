package io.otus.dissect.hsms;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything HSMS can report; names are the terms of SEMI E37 and E5. */
public sealed interface HsmsEvent extends ProtocolEvent {
    /**
     * A control message, SEMI E37 §8.2.
     *
     * @param sessionId 0 to 65535; 65535 where it is about the connection
     * @param sType type of the message
     * @param headerByte2 of a rejection, the type that is rejected
     * @param headerByte3 a status or a reason
     * @param systemBytes pairs request and response
     */
    record Control(int sessionId, int sType, int headerByte2, int headerByte3, long systemBytes) implements HsmsEvent {
        @Override
        public String message() {
            return HsmsHeader.name(sType);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("session_id", sessionId);
            out.number("stype", sType);
            switch (sType) {
                case HsmsHeader.SELECT_RSP, HsmsHeader.DESELECT_RSP -> {
                    out.number("status", headerByte3);
                    out.text("status_name", Acknowledge.control(sType, headerByte3));
                }
                case HsmsHeader.REJECT_REQ -> {
                    out.number("rejected_type", headerByte2);
                    out.number("reason", headerByte3);
                    out.text("reason_name", Acknowledge.control(sType, headerByte3));
                }
                default -> {
                    // Both bytes are 0.
                }
            }
            out.number("system_bytes", systemBytes);
        }
    }

    /**
     * A data message, SEMI E5.
     *
     * @param sessionId number of the device, 0 to 32767
     * @param stream 1 to 127
     * @param function 0 to 255; odd asks, even answers, 0 gives up
     * @param isReplyExpected the W bit
     * @param systemBytes pairs primary and secondary message
     * @param name of the function; empty where it is not known
     * @param item the text of the message; empty where it has none
     */
    record Data(
            int sessionId,
            int stream,
            int function,
            boolean isReplyExpected,
            long systemBytes,
            String name,
            List<Element> item)
            implements HsmsEvent {
        public Data {
            item = List.copyOf(item);
        }

        @Override
        public String message() {
            return function % 2 == 1 ? "primary" : "secondary";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("session_id", sessionId);
            out.number("stream", stream);
            out.number("function", function);
            if (!name.isEmpty()) {
                out.text("name", name);
            }
            out.flag("wbit", isReplyExpected);
            out.number("system_bytes", systemBytes);
            if (!item.isEmpty()) {
                out.beginObject("item");
                Elements.write(item, out);
                out.end();
            }
        }
    }
}
