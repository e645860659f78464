package io.otus.layer.iec61850;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.spi.Carrier;
import org.jspecify.annotations.Nullable;

/**
 * The header before an APDU, of either form.
 *
 * <pre>
 *  behind the EtherType              0       2        4           6           8
 *                                    +-------+--------+-----------+-----------+------
 *                                    | APPID | length | reserved1 | reserved2 | APDU
 *                                    +-------+--------+-----------+-----------+------
 *  in a datagram   0    1    2    3    4    5    6            10       14
 *                  +----+----+----+----+----+----+------------+--------+---------+----------
 *                  | 01 | 40 | SI | LI | 80 | LI | SPDU length| number | version | security
 *                  +----+----+----+----+----+----+------------+--------+---------+----------
 *                  then: payload length u32, then: type, simulation, APPID u16, APDU length u16, APDU
 * </pre>
 *
 * @param appid 0 to 65535
 * @param length of what follows the EtherType, its 8 octets of header too; in a datagram that of the APDU
 * @param simulation the S bit of reserved1, or the simulation octet of the payload
 * @param session the session header; null behind an EtherType
 * @param apduAt index of the APDU
 * @param apduLength octets that it has by this header
 */
public record Carriage(
        int appid, int length, boolean simulation, @Nullable Session session, int apduAt, int apduLength) {
    /** Octets of the header behind an EtherType. */
    public static final int SIZE = 8;

    /** Session identifier of GOOSE (IEC TR 61850-90-5). */
    public static final int GOOSE = 0xA1;

    /** Session identifier of Sampled Values. */
    public static final int SAMPLED_VALUES = 0xA2;

    /** A unit data TPDU of the connectionless transport, ISO/IEC 8602: length indicator 1, code 0x40. */
    private static final int CLTP = 0x0140;

    private static final int COMMON_HEADER = 0x80;
    private static final int SESSION_AT = 2;
    private static final int COMMON_AT = 6;
    /** SPDU length, SPDU number and version. */
    private static final int COMMON_LEAST = 10;
    /** Payload length, type, simulation, APPID and APDU length. */
    private static final int PAYLOAD_HEADER = 10;

    /**
     * Header of the session protocol.
     *
     * @param identifier what it carries
     * @param spduNumber 0 to 4294967295
     * @param version of the session protocol
     */
    public record Session(int identifier, long spduNumber, int version) {}

    /**
     * What {@link io.otus.core.spi.Dissector#frameLength} says: everything that is there is one message, padding too,
     * and what the header announces beyond it is missing.
     *
     * @param identifier {@link #GOOSE} or {@link #SAMPLED_VALUES}
     * @return the length, or -1 where it is something else, or 0 where it is too short to tell
     */
    public static int frameLength(ByteView bytes, Carrier carrier, int identifier) {
        int there = bytes.length();
        if (carrier == Carrier.LINK) {
            return there < SIZE ? 0 : Math.max(there, bytes.u16(2));
        }
        if (carrier != Carrier.DATAGRAM || there < COMMON_AT + COMMON_LEAST) {
            return -1;
        }
        boolean session = bytes.u16(0) == CLTP
                && bytes.u8(SESSION_AT) == identifier
                && bytes.u8(SESSION_AT + 2) == COMMON_HEADER
                && bytes.u8(SESSION_AT + 3) >= COMMON_LEAST
                && bytes.u8(SESSION_AT + 1) >= bytes.u8(SESSION_AT + 3) + 2;
        return session ? there : -1;
    }

    /** The header of a message; null where it is not all there. */
    public static @Nullable Carriage read(ByteView bytes, Carrier carrier) {
        if (carrier == Carrier.LINK) {
            return bytes.length() < SIZE
                    ? null
                    : new Carriage(
                            bytes.u16(0), bytes.u16(2), (bytes.u8(4) & 0x80) != 0, null, SIZE, bytes.u16(2) - SIZE);
        }
        if (!bytes.has(COMMON_AT, COMMON_LEAST)) {
            return null;
        }
        int payload = SESSION_AT + 2 + bytes.u8(SESSION_AT + 1);
        if (!bytes.has(payload, PAYLOAD_HEADER)) {
            return null;
        }
        Session session = new Session(bytes.u8(SESSION_AT), bytes.u32(COMMON_AT + 4), bytes.u16(COMMON_AT + 8));
        int length = bytes.u16(payload + 8);
        return new Carriage(
                bytes.u16(payload + 6), length, bytes.u8(payload + 5) != 0, session, payload + PAYLOAD_HEADER, length);
    }

    /** Whether the APDU is there as far as the header says. */
    public boolean isWhole(ByteView bytes) {
        return bytes.has(apduAt, apduLength);
    }

    /** The APDU, as far as it is there. */
    public ByteView apdu(ByteView bytes) {
        int from = Math.min(apduAt, bytes.length());
        return bytes.slice(from, Math.max(0, Math.min(apduLength, bytes.length() - from)));
    }

    /** Writes its fields. */
    public void fields(FieldWriter out) {
        out.number("appid", appid);
        out.number("length", length);
        out.flag("simulated", simulation);
        if (session != null) {
            out.beginObject("session");
            out.number("session_identifier", session.identifier());
            out.number("spdu_number", session.spduNumber());
            out.number("version", session.version());
            out.end();
        }
    }
}
