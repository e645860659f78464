package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application service data unit, IEC 60870-5-101 §7.1.
 *
 * @param typeIdentification 0 to 255
 * @param sq one address, consecutive elements
 * @param numberOfObjects 0 to 127
 * @param causeOfTransmission 0 to 63
 * @param negative P/N: the confirmation is negative
 * @param test T: the station is not to act on it
 * @param originatorAddress 0 to 255; 0 where it is not used
 * @param commonAddress 0 to 65535
 * @param information everything behind the data unit identifier, as it was on the wire
 * @param select of an execute, whether its select was seen: {@code paired}, {@code different}, {@code absent} or
 *     {@code unseen}; else empty
 */
record Asdu(
        int typeIdentification,
        boolean sq,
        int numberOfObjects,
        int causeOfTransmission,
        boolean negative,
        boolean test,
        int originatorAddress,
        int commonAddress,
        Octets information,
        String select) {
    /** Most octets that are shown where they are not read. */
    private static final int SHOWN = 64;

    /** The ASDU in these octets; {@link AsduHeader#SIZE} must be there. */
    static Asdu read(ByteView asdu, String select) {
        return new Asdu(
                AsduHeader.type(asdu),
                AsduHeader.sq(asdu),
                AsduHeader.number(asdu),
                AsduHeader.cause(asdu),
                AsduHeader.negative(asdu),
                AsduHeader.test(asdu),
                AsduHeader.originator(asdu),
                AsduHeader.commonAddress(asdu),
                asdu.octets(AsduHeader.SIZE, asdu.length() - AsduHeader.SIZE),
                select);
    }

    private Iec104Event.SerialAsdu header() {
        return new Iec104Event.SerialAsdu(typeIdentification, sq, numberOfObjects, causeOfTransmission, negative, test);
    }

    void fields(FieldWriter out) {
        TypeIdentification type = TypeIdentification.of(typeIdentification);
        out.beginObject("asdu");
        header().fields(out);
        out.number("originator_address", originatorAddress);
        out.number("common_address", commonAddress);
        if (!select.isEmpty()) {
            out.text("select", select);
        }
        int read = type == null ? 0 : objects(type, information.view(), out);
        if (read < information.length()) {
            int more = Math.min(SHOWN, information.length() - read);
            out.octets("undecoded", information.view().octets(read, more));
        }
        out.end();
    }

    /** Writes the objects that are there whole; how many octets they have. */
    private int objects(TypeIdentification type, ByteView bytes, FieldWriter out) {
        out.beginArray("objects");
        int at = 0;
        int address = 0;
        for (int i = 0; i < numberOfObjects; i++) {
            boolean addressed = i == 0 || !sq;
            int elementsAt = addressed ? at + AsduHeader.ADDRESS : at;
            if (!bytes.has(elementsAt, type.size())) {
                break;
            }
            address = addressed ? bytes.le24(at) : address + 1;
            out.beginElement();
            out.number("information_object_address", address);
            at = elements(type.elements(), bytes, elementsAt, out);
            if (type == TypeIdentification.F_SG_NA_1) {
                int length = Math.min(bytes.u8(at - 1), bytes.length() - at);
                out.octets("segment", bytes.octets(at, Math.min(length, SHOWN)));
                at += length;
            }
            out.end();
        }
        out.end();
        return at;
    }

    private static int elements(List<Element> elements, ByteView bytes, int from, FieldWriter out) {
        int at = from;
        @Nullable Element before = null;
        for (Element element : elements) {
            long raw = element.raw(bytes, at);
            if (element == before) {
                // A query log has the times from and to which it asks.
                out.text("time_to", TimeTag.text(element, raw));
            } else {
                element.write(out, raw);
            }
            before = element;
            at += element.size();
        }
        return at;
    }
}
