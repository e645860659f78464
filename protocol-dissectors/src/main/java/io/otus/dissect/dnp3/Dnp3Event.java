package io.otus.dissect.dnp3;

import io.otus.core.bytes.Octets;
import io.otus.core.event.DeviceState;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** One data link frame of DNP3 with what it carries; terms of IEEE 1815-2012. */
public sealed interface Dnp3Event extends ProtocolEvent {
    /** The link layer's part. */
    Link link();

    /**
     * The frame's header, §9.2.4.
     *
     * @param length LENGTH, 0 to 255
     * @param dir set by a master, clear by an outstation
     * @param prm set in primary frames
     * @param function function code, 0 to 15
     * @param fcb frame count bit; false in secondary frames
     * @param fcvOrDfc FCV of a primary frame, DFC of a secondary one
     * @param destination link address, 0 to 65535
     * @param source link address, 0 to 65535
     * @param headerCrcValid whether the header's CRC is right
     * @param dataCrcErrors number of user data blocks whose CRC is wrong
     * @param repeated whether this is the confirmed frame before again, by its frame count bit and octets
     */
    record Link(
            int length,
            boolean dir,
            boolean prm,
            int function,
            boolean fcb,
            boolean fcvOrDfc,
            int destination,
            int source,
            boolean headerCrcValid,
            int dataCrcErrors,
            boolean repeated) {
        /** The same frame, repeated. */
        Link again() {
            return new Link(
                    length,
                    dir,
                    prm,
                    function,
                    fcb,
                    fcvOrDfc,
                    destination,
                    source,
                    headerCrcValid,
                    dataCrcErrors,
                    true);
        }

        void fields(FieldWriter out) {
            out.number("length", length);
            out.flag("dir", dir);
            out.flag("prm", prm);
            out.number("function", function);
            String name = LinkHeader.functionName(prm, function);
            if (!name.isEmpty()) {
                out.text("function_name", name);
            }
            if (prm) {
                out.flag("fcb", fcb);
            }
            out.flag(prm ? "fcv" : "dfc", fcvOrDfc);
            out.number("destination", destination);
            out.number("source", source);
            out.flag("header_crc_valid", headerCrcValid);
            if (headerCrcValid && LinkHeader.hasUserData(function) && prm) {
                out.flag("data_crc_valid", dataCrcErrors == 0);
            }
            if (repeated) {
                out.flag("repeated", true);
            }
        }
    }

    /**
     * The transport octet, §8.2.
     *
     * @param fir first segment of the fragment
     * @param fin last segment of the fragment
     * @param sequence 0 to 63
     */
    record Transport(boolean fir, boolean fin, int sequence) {
        void fields(FieldWriter out) {
            out.beginObject("transport");
            out.flag("fir", fir);
            out.flag("fin", fin);
            out.number("sequence", sequence);
            out.end();
        }
    }

    /** A frame without user data that is to be trusted: link control, or damaged. */
    record LinkFrame(Link link) implements Dnp3Event {
        @Override
        public String message() {
            return "link";
        }

        @Override
        public void fields(FieldWriter out) {
            link.fields(out);
        }
    }

    /** A frame whose segment completes no fragment. */
    record Segment(Link link, Transport transport) implements Dnp3Event {
        @Override
        public String message() {
            return "segment";
        }

        @Override
        public void fields(FieldWriter out) {
            link.fields(out);
            transport.fields(out);
        }
    }

    /** A frame that completes a fragment. Each response states the condition of its outstation, §4.2.2.6. */
    record Fragment(Link link, Transport transport, Application application) implements Dnp3Event, DeviceState {
        @Override
        public boolean tellsState() {
            return Dnp3Function.isResponse(application.functionCode());
        }

        @Override
        public List<Condition> conditions() {
            return Iin.conditions(application.iin());
        }

        @Override
        public String message() {
            return application.kind();
        }

        @Override
        public void fields(FieldWriter out) {
            link.fields(out);
            transport.fields(out);
            application.fields(out);
        }
    }

    /**
     * An application fragment, §4.2.2.
     *
     * @param control application control octet
     * @param functionCode 0 to 255
     * @param iin internal indications, IIN1 in the high octet; 0 in requests
     * @param objects object headers with their objects, as far as read
     * @param undecoded the first octets of what was not read
     * @param select whether the select of an operate was seen: {@code paired}, {@code different}, {@code absent} or
     *     {@code unseen}; empty for all else
     */
    record Application(
            int control, int functionCode, int iin, List<ObjectBlock> objects, Octets undecoded, String select) {
        public Application {
            objects = List.copyOf(objects);
        }

        String kind() {
            if (!Dnp3Function.isResponse(functionCode)) {
                return functionCode == 0 ? "confirm" : "request";
            }
            return functionCode == Dnp3Function.UNSOLICITED_RESPONSE.code() ? "unsolicited_response" : "response";
        }

        void fields(FieldWriter out) {
            out.beginObject("application");
            out.flag("fir", ApplicationHeader.fir(control));
            out.flag("fin", ApplicationHeader.fin(control));
            out.flag("con", ApplicationHeader.con(control));
            out.flag("uns", ApplicationHeader.uns(control));
            out.number("sequence", ApplicationHeader.sequence(control));
            out.number("function_code", functionCode);
            out.text("function", Dnp3Function.nameOf(functionCode));
            if (Dnp3Function.isResponse(functionCode)) {
                out.number("iin", iin);
                out.values("iin_set", Iin.names(iin));
            }
            if (!select.isEmpty()) {
                out.text("select", select);
            }
            out.beginArray("objects");
            for (ObjectBlock block : objects) {
                out.beginElement();
                block.fields(out);
                out.end();
            }
            out.end();
            if (undecoded.length() > 0) {
                out.octets("undecoded", undecoded);
            }
            out.end();
        }
    }
}
