package io.otus.dissect.bacnet;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PrioritizedWrite;
import io.otus.core.event.ProtocolEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything BACnet can report; names are the terms of ANSI/ASHRAE 135-2020. */
public sealed interface BacnetEvent extends ProtocolEvent {
    /**
     * The virtual link header of a message over UDP (Annexes J and U) or over a WebSocket (Annex AB).
     *
     * @param type 0x81 over IPv4, 0x82 over IPv6, 0 over a WebSocket
     * @param length of the whole message
     * @param content what the function carries besides an NPDU
     */
    record Bvlc(int type, int function, String functionName, int length, List<Element> content) {
        public Bvlc {
            content = List.copyOf(content);
        }

        void fields(FieldWriter out) {
            out.beginObject("bvlc");
            out.number("type", type);
            out.number("function", function);
            out.text("function_name", functionName);
            out.number("length", length);
            Elements.write(content, out);
            out.end();
        }
    }

    /**
     * A network layer message, clause 6.4.
     *
     * @param vendorId of a proprietary message; -1 for the standard's
     */
    record NetworkMessage(int type, String name, int vendorId, List<Element> content) {
        public NetworkMessage {
            content = List.copyOf(content);
        }

        void fields(FieldWriter out) {
            out.number("message_type", type);
            out.text("message_name", name);
            if (vendorId >= 0) {
                out.number("vendor_id", vendorId);
            }
            Elements.write(content, out);
        }
    }

    /**
     * An application layer message.
     *
     * @param service name of the service; empty where the type has none
     * @param arguments what is read of them; none in a segment that is not the last
     * @param reassembledLength octets of the arguments that were put together from segments; -1 where there were none
     */
    record Apdu(ApduHeader header, String service, List<Element> arguments, int reassembledLength) {
        public Apdu {
            arguments = List.copyOf(arguments);
        }

        void fields(FieldWriter out) {
            out.beginObject("apdu");
            header.fields(out);
            if (!service.isEmpty()) {
                out.number("service_choice", header.choice());
                out.text("service", service);
            }
            if (reassembledLength >= 0) {
                out.number("reassembled_length", reassembledLength);
            }
            Elements.write(arguments, out);
            out.end();
        }
    }

    /**
     * One message: an MS/TP or virtual link header, neither over LLC; then the network layer, then the application
     * layer or a network message, as far as the message has them and they could be read.
     */
    record Message(
            @Nullable MstpHeader mstp,
            @Nullable Bvlc bvlc,
            @Nullable Npdu npdu,
            @Nullable NetworkMessage network,
            @Nullable Apdu apdu)
            implements BacnetEvent, PrioritizedWrite {
        /** Each property that is written with its own priority, clause 19.2. */
        @Override
        public List<Command> commands() {
            return apdu == null ? List.of() : Points.commands(apdu.arguments());
        }

        @Override
        public String message() {
            if (apdu != null) {
                return apdu.header().name();
            }
            if (network != null) {
                return network.name();
            }
            return bvlc != null ? bvlc.functionName() : mstp != null ? mstp.name() : "npdu";
        }

        @Override
        public void fields(FieldWriter out) {
            if (mstp != null) {
                mstp.fields(out);
            }
            if (bvlc != null) {
                bvlc.fields(out);
            }
            if (npdu != null) {
                npdu.fields(network, out);
            }
            if (apdu != null) {
                apdu.fields(out);
            }
        }
    }
}
