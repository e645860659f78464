package io.otus.dissect.mms;

import io.otus.core.bytes.ByteView;
import org.jspecify.annotations.Nullable;

/**
 * One session PDU, ITU-T X.225 §8.2.
 *
 * <pre>
 *  +----+----+----------------+------------------
 *  | SI | LI | parameters     | user information     SI 1 in second place: data transfer
 *  +----+----+----------------+------------------
 *  LI: 0..254, or FF and two octets; a parameter is PI, LI and its value
 * </pre>
 *
 * @param type what it is
 * @param userData what the presentation layer handed down
 */
record Spdu(Type type, ByteView userData) {
    private static final int GIVE_TOKENS = 1;
    private static final int PLEASE_TOKENS = 2;
    private static final int DATA_TRANSFER = 1;
    private static final int TYPED_DATA = 33;
    private static final int REASON_CODE = 50;
    private static final int USER_DATA = 193;
    private static final int EXTENDED_USER_DATA = 194;
    /**
     * First octets of the presentation's user data; data without a session header begin so (X.225 Amd. 2,
     * null-encoding).
     */
    private static final int SIMPLY_ENCODED = 0x60;

    private static final int FULLY_ENCODED = 0x61;
    private static final int CLASS = 0xC0;
    private static final int CONTEXT_CLASS = 0x80;

    /** The SPDUs that MMS is carried by (§8.3). */
    enum Type {
        CONNECT(13, "associate_request"),
        ACCEPT(14, "associate_response"),
        REFUSE(12, "refuse"),
        FINISH(9, "release_request"),
        DISCONNECT(10, "release_response"),
        NOT_FINISHED(8, "release_refused"),
        ABORT(25, "abort"),
        ABORT_ACCEPT(26, "abort_accept"),
        DATA(-1, "data");

        private final int identifier;
        private final String key;

        Type(int identifier, String key) {
            this.identifier = identifier;
            this.key = key;
        }

        /** What a row is called whose user data hold no PDU of MMS. */
        String key() {
            return key;
        }

        private static @Nullable Type of(int identifier) {
            for (Type type : values()) {
                if (type.identifier == identifier) {
                    return type;
                }
            }
            return null;
        }
    }

    /** Whether a message can begin with this octet. */
    static boolean canBegin(int octet) {
        return octet == GIVE_TOKENS
                || octet == PLEASE_TOKENS
                || octet == SIMPLY_ENCODED
                || octet == FULLY_ENCODED
                || isBare(octet)
                || Type.of(octet) != null;
    }

    /**
     * Whether a PDU of MMS may lie in the transport message without the layers between, as some devices leave them out.
     */
    static boolean isBare(int octet) {
        return (octet & CLASS) == CONTEXT_CLASS;
    }

    /**
     * The SPDU that carries user data, after the one that may stand before it; null where there is none, or its lengths
     * do not fit.
     */
    static @Nullable Spdu read(ByteView tsdu) {
        if (tsdu.length() < 2) {
            return null;
        }
        int identifier = tsdu.u8(0);
        if (identifier == SIMPLY_ENCODED || identifier == FULLY_ENCODED) {
            return new Spdu(Type.DATA, tsdu);
        }
        int end = end(tsdu, 0);
        if (end < 0) {
            return null;
        }
        if (identifier == GIVE_TOKENS || identifier == PLEASE_TOKENS) {
            return tokens(tsdu, identifier, end);
        }
        Type type = Type.of(identifier);
        return type == null ? null : new Spdu(type, userData(tsdu.slice(0, end), type));
    }

    /** Data follow the SPDU of a token (§6.3.7); alone, an SPDU with the identifier 1 is taken for data too. */
    private static @Nullable Spdu tokens(ByteView tsdu, int identifier, int end) {
        if (!tsdu.has(end, 1)) {
            return null;
        }
        int second = tsdu.u8(end);
        if (second == DATA_TRANSFER || second == TYPED_DATA) {
            int dataAt = end(tsdu, end);
            return dataAt < 0 ? null : new Spdu(Type.DATA, tsdu.from(dataAt));
        }
        return identifier == DATA_TRANSFER && (second == FULLY_ENCODED || second == SIMPLY_ENCODED)
                ? new Spdu(Type.DATA, tsdu.from(end))
                : null;
    }

    /** Index behind the parameters of the SPDU at {@code from}; -1 where they pass the end. */
    private static int end(ByteView tsdu, int from) {
        int at = valueAt(tsdu, from);
        if (at < 0) {
            return -1;
        }
        int length = length(tsdu, from);
        return tsdu.has(at, length) ? at + length : -1;
    }

    /** Where the value of an SPDU or parameter begins; -1 where its length is not there. */
    private static int valueAt(ByteView bytes, int from) {
        if (!bytes.has(from, 2)) {
            return -1;
        }
        int at = bytes.u8(from + 1) == 0xFF ? from + 4 : from + 2;
        return at > bytes.length() ? -1 : at;
    }

    private static int length(ByteView bytes, int from) {
        int first = bytes.u8(from + 1);
        return first == 0xFF ? bytes.u16(from + 2) : first;
    }

    private static ByteView userData(ByteView spdu, Type type) {
        int at = valueAt(spdu, 0);
        while (at < spdu.length()) {
            int valueAt = valueAt(spdu, at);
            if (valueAt < 0 || !spdu.has(valueAt, length(spdu, at))) {
                return ByteView.EMPTY;
            }
            int identifier = spdu.u8(at);
            int length = length(spdu, at);
            if (identifier == USER_DATA || identifier == EXTENDED_USER_DATA) {
                return spdu.slice(valueAt, length);
            }
            if (identifier == REASON_CODE && type == Type.REFUSE && length > 1) {
                return spdu.slice(valueAt + 1, length - 1);
            }
            at = valueAt + length;
        }
        return ByteView.EMPTY;
    }
}
