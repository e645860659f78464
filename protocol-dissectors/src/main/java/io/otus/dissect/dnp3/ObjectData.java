package io.otus.dissect.dnp3;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;

/** Objects as they follow their header. */
sealed interface ObjectData
        permits ObjectData.Points,
                ObjectData.Control,
                ObjectData.Attribute,
                ObjectData.Opaque,
                FileObject,
                Structure,
                DataSet {
    /** Most octets kept of an object that is not read. */
    int KEPT = 256;

    /** Writes one element per object into the array that the caller has begun. */
    void elements(FieldWriter out, int group);

    /**
     * Points of one header in columns; a column that the variation lacks is empty.
     *
     * @param first index of the first point where they are consecutive; {@link PointRange#NO_INDEX} where they have
     *     none
     * @param indexes index of each point, where an index is before each
     * @param flags flags, one octet per point
     * @param status command status, one octet per point
     * @param values value per point, in the unit of the device
     * @param times time per point: milliseconds since 1970 UTC, or since the common time of occurrence where relative
     * @param commonTime the common time of occurrence that relative times count from, milliseconds since 1970 UTC;
     *     {@link #NO_TIME} where times are not relative, {@link #UNKNOWN_TIME} where nothing told it
     * @param count number of points
     */
    record Points(
            long first,
            ValueList indexes,
            Octets flags,
            Octets status,
            ValueList values,
            ValueList times,
            long commonTime,
            int count)
            implements ObjectData {
        static final long NO_TIME = -2;
        static final long UNKNOWN_TIME = -1;

        /** ONLINE alone, the flags of a point that is well; the state of binary points is left aside. */
        private static final int WELL = 1;

        @Override
        public void elements(FieldWriter out, int group) {
            for (int i = 0; i < count; i++) {
                out.beginElement();
                if (indexes.size() > 0) {
                    out.number("index", indexes.integer(i));
                } else if (first != PointRange.NO_INDEX) {
                    out.number("index", first + i);
                }
                if (flags.length() > 0) {
                    flags(out, group, flags.u8(i));
                }
                if (values.size() > 0) {
                    value(out, i);
                }
                if (status.length() > 0) {
                    int code = status.u8(i);
                    out.number("status", code);
                    out.text("status_name", ControlStatus.nameOf(code));
                }
                if (times.size() > 0) {
                    time(out, times.integer(i));
                }
                out.end();
            }
        }

        private static void flags(FieldWriter out, int group, int flags) {
            out.number("flags", flags);
            int state = group < 5 || group == 10 || group == 11 ? 0x80 : 0;
            int quality = group == 3 || group == 4 ? flags & 0x3F : flags & ~state;
            if (quality != WELL) {
                out.values("flags_set", FlagNames.of(group, flags));
            }
        }

        private void time(FieldWriter out, long time) {
            if (commonTime == NO_TIME) {
                out.number("time", time);
                return;
            }
            out.number("relative_time", time);
            if (commonTime != UNKNOWN_TIME) {
                out.number("time", commonTime + time);
            }
        }

        private void value(FieldWriter out, int i) {
            switch (values.type()) {
                case REAL -> out.real("value", values.number(i));
                case TEXT -> out.text("value", values.text(i));
                default -> out.number("value", values.integer(i));
            }
        }
    }

    /**
     * Control relay output block, group 12 variation 1, or pattern control block, variation 2.
     *
     * @param index the point; {@link PointRange#NO_INDEX} where the qualifier gives none
     * @param controlCode operation type, queue, clear and trip-close code
     * @param operationCount how often
     * @param onTime milliseconds, 0 to 4294967295
     * @param offTime milliseconds, 0 to 4294967295
     * @param status command status, 0 to 127
     */
    record Control(long index, int controlCode, int operationCount, long onTime, long offTime, int status)
            implements ObjectData {
        @Override
        public void elements(FieldWriter out, int group) {
            out.beginElement();
            if (index != PointRange.NO_INDEX) {
                out.number("index", index);
            }
            out.number("control_code", controlCode);
            out.text("operation", ControlCode.text(controlCode));
            out.number("operation_count", operationCount);
            out.number("on_time", onTime);
            out.number("off_time", offTime);
            out.number("status", status);
            out.text("status_name", ControlStatus.nameOf(status));
            out.end();
        }
    }

    /**
     * Device attribute, group 0; the variation is its number.
     *
     * @param set attribute set; 0 is the standard's
     * @param name the standard's name; empty where it has none
     * @param dataType attribute data type code
     * @param value the value, one or none; of a list of attributes the variations that there are
     * @param properties of a list of attributes: 1 where the attribute may be written, in the order of {@code value}
     */
    record Attribute(long set, String name, int dataType, ValueList value, ValueList properties) implements ObjectData {
        /** The value, where there is one and not a list. */
        ValueList single() {
            return properties.size() > 0 ? ValueList.NONE : value;
        }

        @Override
        public void elements(FieldWriter out, int group) {
            out.beginElement();
            out.number("index", set);
            if (!name.isEmpty()) {
                out.text("attribute", name);
            }
            out.number("data_type", dataType);
            if (properties.size() > 0) {
                out.values("variations", value);
                out.values("properties", properties);
            } else if (value.size() > 0) {
                switch (value.type()) {
                    case REAL -> out.real("value", value.number(0));
                    case TEXT -> out.text("value", value.text(0));
                    default -> out.number("value", value.integer(0));
                }
            }
            out.end();
        }
    }

    /**
     * An object that is framed by its size, but not read.
     *
     * @param size its octets
     * @param octets the first of them, at most {@link #KEPT}
     */
    record Opaque(int size, Octets octets) implements ObjectData {
        @Override
        public void elements(FieldWriter out, int group) {
            out.beginElement();
            out.number("size", size);
            out.octets("octets", octets);
            out.end();
        }
    }
}
