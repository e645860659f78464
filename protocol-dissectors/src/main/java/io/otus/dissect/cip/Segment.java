package io.otus.dissect.cip;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;

/** One segment of an EPATH, CIP Vol. 1 Appendix C-1.4. */
sealed interface Segment {
    /** Writes it as the fields of one element. */
    void fields(FieldWriter out);

    /** What a logical segment names (Table C-1.5). */
    enum Logical {
        CLASS("class"),
        INSTANCE("instance"),
        MEMBER("member"),
        CONNECTION_POINT("connection_point"),
        ATTRIBUTE("attribute"),
        SPECIAL("special"),
        SERVICE("service_id"),
        EXTENDED("extended_logical");

        private final String term;

        Logical(String term) {
            this.term = term;
        }

        String term() {
            return term;
        }
    }

    /** Port segment, C-1.4.1: leave through a port, to this address on the link behind it. */
    record Port(int port, String linkAddress) implements Segment {
        @Override
        public void fields(FieldWriter out) {
            out.number("port", port);
            out.text("link_address", linkAddress);
        }
    }

    /** Logical segment, C-1.4.2. */
    record Named(Logical logical, long value) implements Segment {
        @Override
        public void fields(FieldWriter out) {
            out.number(logical.term(), value);
            if (logical == Logical.CLASS) {
                String name = CipClass.name(value);
                if (!name.isEmpty()) {
                    out.text("class_name", name);
                }
            }
        }
    }

    /**
     * Electronic key, C-1.4.2.5: which device is wanted.
     *
     * @param serialNumber 0 to 4294967295, of key format 5; {@link #NO_SERIAL_NUMBER} where the key is of format 4
     */
    record Key(int vendorId, int deviceType, int productCode, int majorRevision, int minorRevision, long serialNumber)
            implements Segment {
        static final long NO_SERIAL_NUMBER = -1;

        private static final int COMPATIBLE = 0x80;

        @Override
        public void fields(FieldWriter out) {
            out.number("key_vendor_id", vendorId);
            out.number("key_device_type", deviceType);
            out.number("key_product_code", productCode);
            out.flag("key_compatibility", (majorRevision & COMPATIBLE) != 0);
            out.number("key_major_revision", majorRevision & ~COMPATIBLE);
            out.number("key_minor_revision", minorRevision);
            if (serialNumber != NO_SERIAL_NUMBER) {
                out.number("key_serial_number", serialNumber);
            }
        }
    }

    /**
     * Network segment, C-1.4.3: a subtype with its data, such as a production inhibit time or the parameters of CIP
     * Safety.
     */
    record Network(int subtype, Octets data) implements Segment {
        /** Safety segment, CIP Vol. 5 §C-1. */
        static final int SAFETY = 0x10;

        @Override
        public void fields(FieldWriter out) {
            out.number("network_subtype", subtype);
            out.octets("network_data", data);
        }
    }

    /** Symbolic segment or ANSI extended symbol, C-1.4.4 and C-1.4.5.2: a name. */
    record Symbol(String symbol) implements Segment {
        @Override
        public void fields(FieldWriter out) {
            out.text("symbol", symbol);
        }
    }

    /** Simple data segment, C-1.4.5.1: configuration for the target. */
    record Data(Octets data) implements Segment {
        @Override
        public void fields(FieldWriter out) {
            out.octets("data_segment", data);
        }
    }

    /** A segment of another type: kept, with all that follows it. */
    record Other(int type, Octets rest) implements Segment {
        @Override
        public void fields(FieldWriter out) {
            out.number("segment_type", type);
            out.octets("rest", rest);
        }
    }
}
