package io.otus.dissect.cip;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;
import java.util.List;

/** The content of a message after its path or status. */
interface Content {
    /** Nothing. */
    Content NONE = out -> {};

    /** Writes it. */
    void fields(FieldWriter out);

    /** Data that are not read further. */
    static Content raw(Octets data) {
        return data.length() == 0 ? NONE : new Raw(data);
    }

    /** Data that are not read further. */
    record Raw(Octets data) implements Content {
        @Override
        public void fields(FieldWriter out) {
            out.octets("data", data);
        }
    }

    /** Data that contradict their service: read as far as they go, and which rule they break. */
    record Broken(CipAnomaly anomaly, Content read) implements Content {
        @Override
        public void fields(FieldWriter out) {
            read.fields(out);
        }
    }

    /** Multiple Service Packet, §: how many messages follow, each a message of its own. */
    record Embedded(int numberOfServices) implements Content {
        @Override
        public void fields(FieldWriter out) {
            out.number("number_of_services", numberOfServices);
        }
    }

    /** Unconnected Send, §3-5.5.4: the message in it is a message of its own. */
    record Routed(int priorityTimeTick, int timeoutTicks, int messageSize, Epath routePath) implements Content {
        @Override
        public void fields(FieldWriter out) {
            out.number("priority_time_tick", priorityTimeTick);
            out.number("timeout_ticks", timeoutTicks);
            out.number("message_size", messageSize);
            routePath.fields("route_path", out);
        }
    }

    /** A refusal of a router on the way: how many words of the path were left. */
    record RemainingPath(int remainingPathSize) implements Content {
        @Override
        public void fields(FieldWriter out) {
            out.number("remaining_path_size", remainingPathSize);
        }
    }

    /**
     * The kind of a Reset, Table 5A-2.7: 0 restarts, 1 returns to factory settings, 2 does so except for communication
     * settings.
     */
    record ResetType(int resetType) implements Content {
        @Override
        public void fields(FieldWriter out) {
            out.number("reset_type", resetType);
        }
    }

    /** Ids of attributes that are asked for. */
    record AttributeIds(List<Integer> attributes) implements Content {
        public AttributeIds {
            attributes = List.copyOf(attributes);
        }

        @Override
        public void fields(FieldWriter out) {
            out.beginArray("attributes");
            for (int attribute : attributes) {
                out.beginElement();
                out.number("attribute", attribute);
                out.end();
            }
            out.end();
        }
    }

    /**
     * Attributes with their values or states.
     *
     * @param count how many there are said to be; -1 where the service tells no count
     * @param rest what follows an attribute whose type is not known
     */
    record Attributes(int count, List<AttributeValue> attributes, Octets rest) implements Content {
        public Attributes {
            attributes = List.copyOf(attributes);
        }

        @Override
        public void fields(FieldWriter out) {
            if (count >= 0) {
                out.number("attribute_count", count);
            }
            out.beginArray("attributes");
            for (AttributeValue attribute : attributes) {
                out.beginElement();
                attribute.fields(out);
                out.end();
            }
            out.end();
            if (rest.length() > 0) {
                out.octets("data", rest);
            }
        }
    }

    /**
     * One attribute.
     *
     * @param status -1 where none is told
     * @param name the standard's name; empty where it is not known
     * @param value {@link ValueList#NONE} where there is none, or it is not known where it ends
     * @param mode what a status of the Identity object tells of keyswitch and run state; empty where nothing
     */
    record AttributeValue(int attribute, int status, String name, ValueList value, String mode) {
        /** An attribute that says nothing of the mode. */
        AttributeValue(int attribute, int status, String name, ValueList value) {
            this(attribute, status, name, value, "");
        }

        void fields(FieldWriter out) {
            out.number("attribute", attribute);
            if (!name.isEmpty()) {
                out.text("attribute_name", name);
            }
            if (status >= 0) {
                out.number("attribute_status", status);
            }
            if (value.size() > 0) {
                out.values("value", value);
            }
            if (!mode.isEmpty()) {
                out.text("mode", mode);
            }
        }
    }
}
