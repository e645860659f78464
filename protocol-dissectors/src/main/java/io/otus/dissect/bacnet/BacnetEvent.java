package io.otus.dissect.bacnet;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.value.ValueList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything BACnet can report; names are the terms of ANSI/ASHRAE 135-2020. */
public sealed interface BacnetEvent extends ProtocolEvent {
    /**
     * The virtual link header of a message over UDP.
     *
     * @param detail what the function carries besides an NPDU: the originating address of a forwarded message, a result code, a time to live;
     *     empty where it carries nothing
     */
    record Bvlc(int function, String functionName, int length, String detail) {}

    /** One argument of a service, by its name in clauses 13 to 16. */
    record Argument(String name, ValueList value) {}

    /**
     * One property that a service names, reads or writes.
     *
     * @param arrayIndex -1 where the whole property is meant
     * @param priority -1 where none is given
     * @param value {@link ValueList#NONE} where the message carries none
     * @param error class and code where the property could not be read; empty otherwise
     */
    record PropertyValue(
            String objectIdentifier,
            int propertyNumber,
            String propertyIdentifier,
            long arrayIndex,
            long priority,
            ValueList value,
            String error) {}

    /**
     * An application layer message.
     *
     * @param type as clause 20.1 names it
     * @param invokeId -1 where the type has none
     * @param sequenceNumber -1 unless segmented
     * @param service name of the service; empty where the type has none
     * @param error class and code of an error, reason of a reject or abort; empty otherwise
     */
    record Apdu(
            String type,
            int invokeId,
            boolean segmented,
            boolean moreFollows,
            int sequenceNumber,
            int serviceChoice,
            String service,
            List<Argument> arguments,
            List<PropertyValue> properties,
            String error) {
        /** Copies the lists. */
        public Apdu {
            arguments = List.copyOf(arguments);
            properties = List.copyOf(properties);
        }
    }

    /**
     * One message: a virtual link header over UDP, none over LLC; then the network layer, then the application layer, as far as the message has
     * them and they could be read.
     */
    record Message(
            @Nullable Bvlc bvlc,
            @Nullable Npdu npdu,
            @Nullable Apdu apdu) implements BacnetEvent {
        @Override
        public String message() {
            if (apdu != null) {
                return apdu.type();
            }
            if (npdu != null && npdu.messageType() >= 0) {
                return npdu.messageName();
            }
            return bvlc != null ? bvlc.functionName() : "npdu";
        }

        @Override
        public void fields(FieldWriter out) {
            if (bvlc != null) {
                out.beginObject("bvlc");
                out.number("function", bvlc.function());
                out.text("function_name", bvlc.functionName());
                out.number("length", bvlc.length());
                if (!bvlc.detail().isEmpty()) {
                    out.text("detail", bvlc.detail());
                }
                out.end();
            }
            if (npdu != null) {
                npdu.fields(out);
            }
            if (apdu != null) {
                ApduFields.write(apdu, out);
            }
        }
    }
}
