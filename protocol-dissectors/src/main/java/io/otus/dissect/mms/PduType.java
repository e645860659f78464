package io.otus.dissect.mms;

import io.otus.core.bytes.ByteView;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The PDUs of MMS by their context tags, ISO 9506-2 §7.2. */
enum PduType {
    CONFIRMED_REQUEST(0),
    CONFIRMED_RESPONSE(1),
    CONFIRMED_ERROR(2),
    UNCONFIRMED(3),
    REJECT(4),
    CANCEL_REQUEST(5),
    CANCEL_RESPONSE(6),
    CANCEL_ERROR(7),
    INITIATE_REQUEST(8),
    INITIATE_RESPONSE(9),
    INITIATE_ERROR(10),
    CONCLUDE_REQUEST(11),
    CONCLUDE_RESPONSE(12),
    CONCLUDE_ERROR(13);

    private static final PduType[] TYPES = values();
    private static final int SERVICE_EXTENSION = 79;

    private final int number;
    private final String key = name().toLowerCase(Locale.ROOT);

    PduType(int number) {
        this.number = number;
    }

    /** Its tag. */
    int number() {
        return number;
    }

    /** What a row is called. */
    String key() {
        return key;
    }

    /** The type with this tag; null where there is none. */
    static @Nullable PduType of(int tag) {
        for (PduType type : TYPES) {
            if (BerReader.CONTEXT + type.number == tag) {
                return type;
            }
        }
        return null;
    }

    /** Whether a PDU of a type that the standard has begins these octets. */
    static boolean begins(ByteView octets) {
        BerReader pdu = new BerReader(octets);
        return pdu.next() && of(pdu.tag()) != null;
    }

    /**
     * Whether these octets are so plainly a PDU that they are believed where nothing else tells what the association
     * carries: they are filled by one, and it begins as its type must.
     */
    static boolean isPlain(ByteView octets) {
        BerReader pdu = new BerReader(octets);
        if (!pdu.next()) {
            return false;
        }
        PduType type = of(pdu.tag());
        if (type == null || pdu.content().positionIn(octets) + pdu.length() != octets.length()) {
            return false;
        }
        return switch (type) {
            case CONFIRMED_REQUEST, CONFIRMED_RESPONSE -> pdu.constructed() && isConfirmed(pdu.inner());
            case CONFIRMED_ERROR, CANCEL_ERROR -> pdu.constructed() && begins(pdu.inner(), 0, 2);
            case UNCONFIRMED -> pdu.constructed() && isUnconfirmed(pdu.inner());
            case REJECT -> pdu.constructed() && begins(pdu.inner(), 0, 11);
            case CANCEL_REQUEST, CANCEL_RESPONSE ->
                !pdu.constructed() && BerValue.isInteger(pdu.content()) && pdu.length() <= 5;
            case INITIATE_REQUEST, INITIATE_RESPONSE -> pdu.constructed() && isInitiate(pdu.inner());
            case INITIATE_ERROR, CONCLUDE_ERROR -> pdu.constructed() && begins(pdu.inner(), 0, 0);
            case CONCLUDE_REQUEST, CONCLUDE_RESPONSE -> !pdu.constructed() && pdu.length() == 0;
        };
    }

    /** An invoke ID, perhaps modifiers, a service. */
    private static boolean isConfirmed(BerReader in) {
        if (!in.next() || in.tag() != BerReader.INTEGER || in.length() < 1 || in.length() > 5 || !in.next()) {
            return false;
        }
        if (in.tag() == BerReader.SEQUENCE && !in.next()) {
            return false;
        }
        int service = in.tag() - BerReader.CONTEXT;
        return service == SERVICE_EXTENSION || (service >= 0 && Grammar.service(service) != null);
    }

    private static boolean isUnconfirmed(BerReader in) {
        return in.next() && in.constructed() && Grammar.unconfirmed(in.tag() - BerReader.CONTEXT) != null;
    }

    /** The first element has a context tag within these bounds. */
    private static boolean begins(BerReader in, int first, int last) {
        return in.next() && in.tag() >= BerReader.CONTEXT + first && in.tag() <= BerReader.CONTEXT + last;
    }

    /** The numbers of outstanding services, and the detail with version, parameters and services. */
    private static boolean isInitiate(BerReader in) {
        int there = 0;
        while (in.next()) {
            int number = in.tag() - BerReader.CONTEXT;
            if (number < 0 || number > 4) {
                return false;
            }
            there |= 1 << number;
        }
        return !in.broken() && (there & 0b1_0110) == 0b1_0110;
    }
}
