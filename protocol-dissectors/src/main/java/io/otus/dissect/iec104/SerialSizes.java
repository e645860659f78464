package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * How many octets the stations of IEC 60870-5-101 agreed on (§7.1, §8.5). A cause of two octets has the originator
 * address in its second.
 *
 * @param cause of the cause of transmission, 1 or 2
 * @param commonAddress 1 or 2
 * @param objectAddress 1 to 3
 */
record SerialSizes(int cause, int commonAddress, int objectAddress) {
    /** Every agreement that the standard allows. */
    static final List<SerialSizes> ALL = all();

    /** Type and variable structure qualifier. */
    private static final int BEFORE_CAUSE = 2;
    /** All stations, in one octet. */
    private static final int BROADCAST = 0xFF;

    private static List<SerialSizes> all() {
        List<SerialSizes> all = new ArrayList<>();
        for (int cause = 1; cause <= 2; cause++) {
            for (int common = 1; common <= 2; common++) {
                for (int object = 1; object <= 3; object++) {
                    all.add(new SerialSizes(cause, common, object));
                }
            }
        }
        return List.copyOf(all);
    }

    /** Octets before the first object. */
    private int header() {
        return BEFORE_CAUSE + cause + commonAddress;
    }

    /**
     * Whether an ASDU of a known type may have these sizes: its objects fill it, its station has an address, and so
     * have its objects where that is what the type is about, and none where the type is about the station (§7.2.4,
     * §7.2.5).
     */
    boolean fits(TypeIdentification type, ByteView asdu) {
        boolean sq = AsduHeader.sq(asdu);
        int number = AsduHeader.number(asdu);
        int addressed = sq ? 1 : number;
        int length = header() + addressed * objectAddress + number * type.size();
        if (type == TypeIdentification.F_SG_NA_1) {
            // The last octet of the object says how many follow.
            length += asdu.has(0, length) ? asdu.u8(length - 1) : 0;
        }
        if (number == 0 || asdu.length() != length || station(asdu) == 0) {
            return false;
        }
        int step = objectAddress + type.size();
        for (int i = 0; i < addressed; i++) {
            if (!mayHave(type, littleEndian(asdu, header() + i * step, objectAddress))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayHave(TypeIdentification type, int address) {
        return switch (type.kind()) {
            case SYSTEM -> (address == 0) == (type != TypeIdentification.C_RD_NA_1);
            case INITIALIZATION -> address == 0;
            case MONITOR, COMMAND -> address != 0;
            case PARAMETER -> address != 0 || type == TypeIdentification.P_AC_NA_1;
            case FILE -> true;
        };
    }

    /** Common address, 0 to 65535; that of all stations is {@link AsduHeader#BROADCAST} in one octet too. */
    int station(ByteView asdu) {
        int address = littleEndian(asdu, BEFORE_CAUSE + cause, commonAddress);
        return commonAddress == 1 && address == BROADCAST ? AsduHeader.BROADCAST : address;
    }

    private static int littleEndian(ByteView bytes, int from, int octets) {
        int value = 0;
        for (int i = octets - 1; i >= 0; i--) {
            value = value << 8 | bytes.u8(from + i);
        }
        return value;
    }

    /** The same ASDU with the sizes of IEC 60870-5-104, which {@link AsduReader} reads; it must fit. */
    ByteView widened(TypeIdentification type, ByteView asdu) {
        int number = AsduHeader.number(asdu);
        int addressed = AsduHeader.sq(asdu) ? 1 : number;
        int more = addressed * (AsduHeader.ADDRESS - objectAddress);
        byte[] wide = new byte[AsduHeader.SIZE + asdu.length() - header() + more];
        asdu.copyTo(0, wide, 0, BEFORE_CAUSE + cause);
        int station = station(asdu);
        wide[AsduHeader.SIZE - 2] = (byte) station;
        wide[AsduHeader.SIZE - 1] = (byte) (station >> 8);
        int from = header();
        int to = AsduHeader.SIZE;
        int elements = type.size() * (AsduHeader.sq(asdu) ? number : 1);
        for (int i = 0; i < addressed; i++) {
            asdu.copyTo(from, wide, to, objectAddress);
            from += objectAddress;
            to += AsduHeader.ADDRESS;
            // What follows the last object belongs to it: the octets of a segment.
            int count = i == addressed - 1 ? asdu.length() - from : elements;
            asdu.copyTo(from, wide, to, count);
            from += count;
            to += count;
        }
        return ByteView.of(wide);
    }

    /** Where something of the widened ASDU is in the one that came. */
    int place(TypeIdentification type, boolean sq, int at) {
        if (at < BEFORE_CAUSE + cause) {
            return at;
        }
        if (at < AsduHeader.SIZE) {
            return BEFORE_CAUSE + cause + Math.clamp(at - (AsduHeader.SIZE - 2), 0, commonAddress - 1);
        }
        int inObjects = at - AsduHeader.SIZE;
        int step = AsduHeader.ADDRESS + type.size();
        int before = sq ? 0 : inObjects / step;
        int within = inObjects - before * step;
        int inObject = within < AsduHeader.ADDRESS
                ? Math.min(within, objectAddress - 1)
                : within - AsduHeader.ADDRESS + objectAddress;
        return header() + before * (objectAddress + type.size()) + inObject;
    }

    void fields(FieldWriter out) {
        out.beginObject("sizes");
        out.number("cause_of_transmission", cause);
        out.number("common_address", commonAddress);
        out.number("information_object_address", objectAddress);
        out.end();
    }
}
