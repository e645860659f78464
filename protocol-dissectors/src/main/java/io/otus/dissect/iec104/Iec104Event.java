package io.otus.dissect.iec104;

import io.otus.core.bytes.Octets;
import io.otus.core.event.DeviceState;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One APDU; terms of IEC 60870-5-104 and IEC 60870-5-101. */
public sealed interface Iec104Event extends ProtocolEvent {
    /**
     * An APDU in the I format, §5.1.
     *
     * @param length of control field and ASDU, 4 to 253
     * @param sendSequenceNumber N(S), 0 to 32767
     * @param receiveSequenceNumber N(R), 0 to 32767
     * @param unacknowledged how many of its sender, this one too, the other side has not acknowledged; -1 where that is
     *     not known
     * @param dataTransfer {@code started}, {@code stopped} and so on; empty where neither was seen
     * @param asdu null where the APDU is too short for one
     */
    record Information(
            int length,
            int sendSequenceNumber,
            int receiveSequenceNumber,
            int unacknowledged,
            String dataTransfer,
            @Nullable Asdu asdu)
            implements Iec104Event, DeviceState {
        /**
         * The condition of a restart, which a station reports once (101 §7.3.3.1); it ends with the station's next
         * report.
         */
        private static final List<Condition> RESTARTED =
                List.of(new Condition("end_of_initialization", Meaning.RESTARTED));

        @Override
        public boolean tellsState() {
            TypeIdentification type = asdu == null ? null : TypeIdentification.of(asdu.typeIdentification());
            return type != null && (type.isMonitor() || type == TypeIdentification.M_EI_NA_1);
        }

        @Override
        public List<Condition> conditions() {
            boolean isInitialized = asdu != null && asdu.typeIdentification() == TypeIdentification.M_EI_NA_1.code();
            return isInitialized ? RESTARTED : List.of();
        }

        @Override
        public String message() {
            return "i_format";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
            out.number("send_sequence_number", sendSequenceNumber);
            out.number("receive_sequence_number", receiveSequenceNumber);
            if (unacknowledged >= 0) {
                out.number("unacknowledged", unacknowledged);
            }
            if (!dataTransfer.isEmpty()) {
                out.text("data_transfer", dataTransfer);
            }
            detail(out);
        }

        @Override
        public void detail(FieldWriter out) {
            if (asdu != null) {
                asdu.fields(out);
            }
        }
    }

    /** An APDU in the S format, §5.1: an acknowledgement alone. */
    record Supervisory(int length, int receiveSequenceNumber) implements Iec104Event {
        @Override
        public String message() {
            return "s_format";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
            out.number("receive_sequence_number", receiveSequenceNumber);
        }
    }

    /**
     * An APDU in the U format, §5.2 and §5.3.
     *
     * @param function the first octet of the control field without its two lowest bits
     * @param dataTransfer the state from then on; empty where it is not known
     * @param groupConnections connections of its redundancy group that live, at least 1
     */
    record Unnumbered(int length, int function, String dataTransfer, int groupConnections) implements Iec104Event {
        @Override
        public String message() {
            return "u_format";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
            out.number("function_code", function);
            String name = Apci.functionName(function);
            if (!name.isEmpty()) {
                out.text("function", name);
            }
            if (!dataTransfer.isEmpty()) {
                out.text("data_transfer", dataTransfer);
            }
            if (groupConnections > 1) {
                out.number("group_connections", groupConnections);
            }
        }
    }

    /**
     * A frame of IEC 60870-5-101 inside TCP.
     *
     * @param control control field of the link layer; -1 in a single character
     * @param linkAddress -1 where there is none, or its octets are not known
     * @param asdu what is certain of it; null where there is none, the octets before it are not known, or all of it is
     *     read
     * @param sized all of the ASDU; null where the sizes of its addresses are not known
     * @param userData the first octets behind what is read
     */
    record Serial(
            int control,
            int linkAddress,
            @Nullable SerialAsdu asdu,
            @Nullable SizedAsdu sized,
            Octets userData) implements Iec104Event {
        @Override
        public String message() {
            return "ft12";
        }

        @Override
        public void fields(FieldWriter out) {
            if (control >= 0) {
                boolean prm = (control & 0x40) != 0;
                out.number("control", control);
                out.flag("prm", prm);
                out.number("link_function", control & 0x0F);
            }
            if (linkAddress >= 0) {
                out.number("link_address", linkAddress);
            }
            if (asdu != null) {
                out.beginObject("asdu");
                asdu.fields(out);
                out.end();
            }
            if (sized != null) {
                sized.sizes.fields(out);
                sized.asdu.fields(out);
            }
            if (userData.length() > 0) {
                out.octets("user_data", userData);
            }
        }
    }

    /** An ASDU, and the sizes by which it is read. */
    record SizedAsdu(SerialSizes sizes, Asdu asdu) {}

    /** The parts of an ASDU that are certain while the sizes of its addresses are not known. */
    record SerialAsdu(
            int typeIdentification,
            boolean sq,
            int numberOfObjects,
            int causeOfTransmission,
            boolean negative,
            boolean test) {
        /** Its fields, inside the object of an ASDU. */
        void fields(FieldWriter out) {
            TypeIdentification type = TypeIdentification.of(typeIdentification);
            out.number("type_identification", typeIdentification);
            if (type != null) {
                out.text("type", type.key());
            }
            out.flag("sq", sq);
            out.number("number_of_objects", numberOfObjects);
            out.number("cause_of_transmission", causeOfTransmission);
            String cause = Names.cause(causeOfTransmission);
            if (!cause.isEmpty()) {
                out.text("cause", cause);
            }
            out.flag("negative", negative);
            out.flag("test", test);
        }
    }
}
