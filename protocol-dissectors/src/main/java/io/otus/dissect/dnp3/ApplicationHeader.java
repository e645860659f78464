package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;

/**
 * Header of an application fragment, IEEE 1815-2012 §4.2.2.
 *
 * <pre>
 *  0          1           2                 4
 *  +----------+-----------+-----------------+------------
 *  | control  | function  | IIN (responses) | objects ...
 *  +----------+-----------+-----------------+------------
 *
 *  control:  FIR FIN CON UNS SEQ(4)
 * </pre>
 */
final class ApplicationHeader {
    static final int REQUEST_SIZE = 2;
    static final int RESPONSE_SIZE = 4;

    /** Sequence numbers run from 0 to 15 and begin anew. */
    static final int SEQUENCE_MASK = 0x0F;

    private ApplicationHeader() {}

    static boolean fir(int control) {
        return (control & 0x80) != 0;
    }

    static boolean fin(int control) {
        return (control & 0x40) != 0;
    }

    /** The receiver must confirm. */
    static boolean con(int control) {
        return (control & 0x20) != 0;
    }

    /** Unsolicited response, or its confirmation. */
    static boolean uns(int control) {
        return (control & 0x10) != 0;
    }

    static int sequence(int control) {
        return control & SEQUENCE_MASK;
    }

    static int control(ByteView fragment) {
        return fragment.u8(0);
    }

    static int function(ByteView fragment) {
        return fragment.u8(1);
    }

    /** Internal indications: IIN1 in the high octet, as it comes first (§4.2.2.6). */
    static int iin(ByteView fragment) {
        return fragment.u16(2);
    }

    /** Octets before the objects. */
    static int size(int function) {
        return Dnp3Function.isResponse(function) ? RESPONSE_SIZE : REQUEST_SIZE;
    }
}
