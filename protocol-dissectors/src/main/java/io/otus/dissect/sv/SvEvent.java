package io.otus.dissect.sv;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.layer.iec61850.Carriage;
import java.util.List;

/** Everything Sampled Values can report; terms of IEC 61850-9-2. */
public sealed interface SvEvent extends ProtocolEvent {
    /**
     * A message of sampled values; routed where it has a session header.
     *
     * @param noAsdu number of ASDUs as announced; -1 where it is absent
     */
    record Message(Carriage carriage, int noAsdu, List<Asdu> asdus) implements SvEvent {
        public Message {
            asdus = List.copyOf(asdus);
        }

        @Override
        public String message() {
            return carriage.session() == null ? "sv" : "r_sv";
        }

        @Override
        public void fields(FieldWriter out) {
            carriage.fields(out);
            if (noAsdu >= 0) {
                out.number("no_asdu", noAsdu);
            }
            out.beginArray("asdus");
            for (Asdu asdu : asdus) {
                out.beginElement();
                asdu.fields(out);
                out.end();
            }
            out.end();
        }
    }
}
