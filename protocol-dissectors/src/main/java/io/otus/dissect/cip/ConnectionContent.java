package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;

/** What the services of the Connection Manager hold, CIP Vol. 1 §3-5.5. */
final class ConnectionContent {
    private static final int CLOSE = 12;

    private ConnectionContent() {}

    /** What names a connection between its ends, whatever ids they gave it. */
    private static void triad(int serialNumber, int vendorId, long originatorSerialNumber, FieldWriter out) {
        out.number("connection_serial_number", serialNumber);
        out.number("originator_vendor_id", vendorId);
        out.number("originator_serial_number", originatorSerialNumber);
    }

    /**
     * Parameters of one direction, Figure 3-5.4.
     *
     * @param rpi requested or actual packet interval, microseconds
     * @param parameters as on the wire: 16 bits, or 32 in a Large Forward Open
     * @param large which of them
     */
    record Network(long connectionId, long rpi, long parameters, boolean large) {
        private static final String[] TYPES = {"null", "multicast", "point_to_point", "reserved"};
        private static final String[] PRIORITIES = {"low", "high", "scheduled", "urgent"};

        String type() {
            return TYPES[(int) (parameters >> (large ? 29 : 13)) & 3];
        }

        String priority() {
            return PRIORITIES[(int) (parameters >> (large ? 26 : 10)) & 3];
        }

        boolean variable() {
            return (parameters >> (large ? 25 : 9) & 1) != 0;
        }

        /** Most bytes of one packet, its sequence count among them. */
        int size() {
            return (int) (large ? parameters & 0xFFFF : parameters & 0x1FF);
        }

        void fields(String name, FieldWriter out) {
            out.beginObject(name);
            out.number("network_connection_id", connectionId);
            out.number("rpi", rpi);
            out.number("network_connection_parameters", parameters);
            out.text("connection_type", type());
            out.text("priority", priority());
            out.flag("variable_size", variable());
            out.number("connection_size", size());
            out.end();
        }
    }

    /** Forward Open and Large Forward Open, Table 3-5.16. */
    record Open(
            int priorityTimeTick,
            int timeoutTicks,
            int serialNumber,
            int vendorId,
            long originatorSerialNumber,
            int timeoutMultiplier,
            Network originatorToTarget,
            Network targetToOriginator,
            int transportClassTrigger,
            Epath connectionPath)
            implements Content {
        private static final String[] TRIGGERS = {"cyclic", "change_of_state", "application_object"};

        int transportClass() {
            return transportClassTrigger & 0x0F;
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("priority_time_tick", priorityTimeTick);
            out.number("timeout_ticks", timeoutTicks);
            triad(serialNumber, vendorId, originatorSerialNumber, out);
            out.number("connection_timeout_multiplier", timeoutMultiplier);
            originatorToTarget.fields("o_t", out);
            targetToOriginator.fields("t_o", out);
            out.number("transport_class_trigger", transportClassTrigger);
            out.number("transport_class", transportClass());
            int trigger = transportClassTrigger >> 4 & 7;
            if (trigger < TRIGGERS.length) {
                out.text("production_trigger", TRIGGERS[trigger]);
            }
            connectionPath.fields("connection_path", out);
        }
    }

    /** Successful answer, Table 3-5.17. */
    record Opened(
            long originatorToTarget,
            long targetToOriginator,
            int serialNumber,
            int vendorId,
            long originatorSerialNumber,
            long originatorToTargetApi,
            long targetToOriginatorApi,
            Octets applicationReply)
            implements Content {
        @Override
        public void fields(FieldWriter out) {
            out.number("o_t_network_connection_id", originatorToTarget);
            out.number("t_o_network_connection_id", targetToOriginator);
            triad(serialNumber, vendorId, originatorSerialNumber, out);
            out.number("o_t_api", originatorToTargetApi);
            out.number("t_o_api", targetToOriginatorApi);
            if (applicationReply.length() > 0) {
                out.octets("application_reply", applicationReply);
            }
        }
    }

    /** Forward Close, Table 3-5.19. */
    record Close(
            int priorityTimeTick,
            int timeoutTicks,
            int serialNumber,
            int vendorId,
            long originatorSerialNumber,
            Epath connectionPath)
            implements Content {
        @Override
        public void fields(FieldWriter out) {
            out.number("priority_time_tick", priorityTimeTick);
            out.number("timeout_ticks", timeoutTicks);
            triad(serialNumber, vendorId, originatorSerialNumber, out);
            connectionPath.fields("connection_path", out);
        }
    }

    /** Get Connection Owner, §3-5.5.5: whose connections go there. */
    record Owned(Epath connectionPath) implements Content {
        @Override
        public void fields(FieldWriter out) {
            connectionPath.fields("connection_path", out);
        }
    }

    /** Answer to a Forward Close, or refusal of an opening or closing, Tables 3-5.18 and 3-5.20. */
    record Closed(int serialNumber, int vendorId, long originatorSerialNumber, int remainingPathSize, Octets rest)
            implements Content {
        @Override
        public void fields(FieldWriter out) {
            triad(serialNumber, vendorId, originatorSerialNumber, out);
            if (remainingPathSize >= 0) {
                out.number("remaining_path_size", remainingPathSize);
            }
            if (rest.length() > 0) {
                out.octets("application_reply", rest);
            }
        }
    }

    /** Empty content where the data are too short; the caller reports that. */
    static Content open(ByteView data, boolean large) {
        int params = large ? 4 : 2;
        int first = 26 + params;
        int trigger = first + 4 + params;
        if (!data.has(0, trigger + 2) || !data.has(trigger + 2, 2 * data.u8(trigger + 1))) {
            return Content.raw(data.octets());
        }
        return new Open(
                data.u8(0),
                data.u8(1),
                data.le16(10),
                data.le16(12),
                data.le32(14),
                data.u8(18),
                new Network(data.le32(2), data.le32(22), parameters(data, 26, large), large),
                new Network(data.le32(6), data.le32(first), parameters(data, first + 4, large), large),
                data.u8(trigger),
                EpathReader.read(data.slice(trigger + 2, 2 * data.u8(trigger + 1))));
    }

    private static long parameters(ByteView data, int at, boolean large) {
        return large ? data.le32(at) : data.le16(at);
    }

    static Content opened(ByteView data) {
        if (!data.has(0, 26) || !data.has(26, 2 * data.u8(24))) {
            return Content.raw(data.octets());
        }
        return new Opened(
                data.le32(0),
                data.le32(4),
                data.le16(8),
                data.le16(10),
                data.le32(12),
                data.le32(16),
                data.le32(20),
                data.octets(26, 2 * data.u8(24)));
    }

    static Content close(ByteView data) {
        if (!data.has(0, CLOSE) || !data.has(CLOSE, 2 * data.u8(10))) {
            return Content.raw(data.octets());
        }
        return new Close(
                data.u8(0),
                data.u8(1),
                data.le16(2),
                data.le16(4),
                data.le32(6),
                EpathReader.read(data.slice(CLOSE, 2 * data.u8(10))));
    }

    /** 0 u8, path size u8 in words, path. */
    static Content owned(ByteView data) {
        return data.has(0, 2) && data.has(2, 2 * data.u8(1))
                ? new Owned(EpathReader.read(data.slice(2, 2 * data.u8(1))))
                : new Content.Broken(CipAnomaly.BODY, Content.raw(data.octets()));
    }

    static Content closed(ByteView data, boolean refused) {
        if (!data.has(0, 8)) {
            return Content.raw(data.octets());
        }
        boolean sized = data.has(8, 2);
        return new Closed(
                data.le16(0),
                data.le16(2),
                data.le32(4),
                refused && sized ? data.u8(8) : -1,
                !refused && sized ? data.octets(10, data.length() - 10) : Octets.EMPTY);
    }
}
