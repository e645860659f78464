package io.otus.dissect.mms;

import io.otus.core.bytes.Octets;
import io.otus.core.event.DeviceState;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything MMS can report; component names are the terms of ISO 9506-2 and of ACSE. */
public sealed interface MmsEvent extends ProtocolEvent {
    /**
     * A PDU, ISO 9506-2 §7.2.
     *
     * @param message the kind of PDU
     * @param invokeId what the answer repeats, 0 to 4294967295; -1 where the PDU has none
     * @param service the number of the service; -1 where the PDU has none
     * @param serviceName its name in the standard; empty where the PDU has none or it is not known
     * @param association what ACSE tells beside it
     * @param elements its fields, as far as they could be read
     * @param unread the first octets of what the standard does not have in its place
     */
    record Pdu(
            String message,
            long invokeId,
            int service,
            String serviceName,
            List<Element> association,
            List<Element> elements,
            Octets unread)
            implements MmsEvent, DeviceState {
        public Pdu {
            association = List.copyOf(association);
            elements = List.copyOf(elements);
        }

        @Override
        public boolean tellsState() {
            return VmdStatus.isTold(elements);
        }

        @Override
        public List<Condition> conditions() {
            return VmdStatus.conditions(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            head(out);
            write("association", association, out);
            Elements.write(elements, out);
            if (unread.length() > 0) {
                out.octets("unread", unread);
            }
        }

        private void head(FieldWriter out) {
            if (invokeId >= 0) {
                out.number("invoke_id", invokeId);
            }
            if (service >= 0) {
                out.number("service", service);
            }
            if (!serviceName.isEmpty()) {
                out.text("service_name", serviceName);
            }
        }

        @Override
        public void detail(FieldWriter out) {
            // What is read, written and reported is in the points.
            if (unread.length() > 0
                    || !(serviceName.equals("read")
                            || serviceName.equals("write")
                            || serviceName.equals("information_report"))) {
                fields(out);
            } else {
                head(out);
            }
        }
    }

    /**
     * Something of the association that carries no PDU of MMS: a release, an abort, a refusal (ITU-T X.225, X.227).
     *
     * @param message what it is
     * @param association what ACSE tells
     */
    record Association(String message, List<Element> association) implements MmsEvent {
        public Association {
            association = List.copyOf(association);
        }

        @Override
        public void fields(FieldWriter out) {
            write("association", association, out);
        }
    }

    /**
     * A PDU that could not be read.
     *
     * @param octets its first octets, at most {@link #KEPT}
     */
    record Unread(Octets octets) implements MmsEvent {
        /** Most octets kept. */
        static final int KEPT = 64;

        @Override
        public String message() {
            return "unknown";
        }

        @Override
        public void fields(FieldWriter out) {
            out.octets("octets", octets);
        }
    }

    private static void write(String name, List<Element> elements, FieldWriter out) {
        if (!elements.isEmpty()) {
            out.beginObject(name);
            Elements.write(elements, out);
            out.end();
        }
    }
}
