package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The elements of an ACSE PDU, IEEE 1703 §5.3.4, each at most once and in this order:
 *
 * <pre>
 *  60 length
 *     A1 aSO-context             A8 calling-AP-invocation-id
 *     A2 called-AP-title         8B mechanism-name
 *     A4 called-AP-invocation-id AC calling-authentication-value
 *     A6 calling-AP-title        BE user-information: 28 (external), [02 indirect-reference], 81 EPSEM
 *     A7 calling-AE-qualifier
 * </pre>
 *
 * Confined.
 */
final class AcsePdu {
    /** Application 0, constructed. */
    static final int TAG = 0x60;

    /** An invocation id that is not there. */
    static final long NONE = -1;

    private static final int NOTIFICATION = 4;
    private static final int LONGEST_HEADER = 4;

    private final BerReader reader;
    private final List<Element> fields = new ArrayList<>();
    private String calledApTitle = "";
    private String callingApTitle = "";
    private long calledInvocation = NONE;
    private long callingInvocation = NONE;
    private int qualifier;
    private ByteView epsem = ByteView.EMPTY;
    private boolean hasEpsem;
    private boolean isRight = true;
    private boolean isOrdered = true;
    private int wrongAt = -1;

    private AcsePdu(ByteView content) {
        reader = new BerReader(content);
    }

    /** Octets of tag and length; 0 where they are not all there, -1 where that is no definite length of a message. */
    static int headerLength(ByteView b) {
        if (b.u8(0) != TAG) {
            return -1;
        }
        if (b.length() < 2) {
            return 0;
        }
        int first = b.u8(1);
        int octets = first < 0x80 ? 0 : first - 0x80;
        if (octets > 2 || first == 0x80) {
            return -1;
        }
        return b.length() < 2 + octets ? 0 : 2 + octets;
    }

    /** Octets of the whole PDU, whose header is there. */
    static int total(ByteView b, int headerLength) {
        int length = switch (headerLength) {
            case 2 -> b.u8(1);
            case 3 -> b.u8(2);
            default -> b.u16(LONGEST_HEADER - 2);
        };
        return headerLength + length;
    }

    /** Whether a PDU may begin with this element. */
    static boolean isFirst(int identifier) {
        return identifier == 0xA1 || identifier == 0xA2 || identifier == 0xA4 || identifier == 0xA6;
    }

    static AcsePdu read(ByteView content) {
        AcsePdu pdu = new AcsePdu(content);
        pdu.elements();
        return pdu;
    }

    private void elements() {
        int before = -1;
        while (reader.next()) {
            int tag = reader.tag();
            // Where the name of the mechanism stands beside the authentication differs with the edition.
            int rank = tag == BerReader.CONTEXT + 11 ? tag + 1 : tag;
            boolean isNext = rank > before || (rank == before && tag == BerReader.CONTEXT + 11);
            boolean isElement = element(tag);
            if (wrongAt < 0 && (!isNext || !isElement)) {
                wrongAt = reader.position();
            }
            isOrdered &= isNext;
            isRight &= isElement;
            before = Math.max(before, rank);
        }
        isRight &= !reader.broken() && hasEpsem && callingInvocation != NONE;
    }

    private boolean element(int tag) {
        switch (tag - BerReader.CONTEXT) {
            case 1 -> {
                BerReader inner = reader.inner();
                if (!inner.next(BerReader.OBJECT_IDENTIFIER)) {
                    return false;
                }
                fields.add(Element.text("aso_context", BerValue.objectIdentifier(inner.content())));
            }
            case 2 -> {
                calledApTitle = ApTitle.of(reader.inner());
                fields.add(Element.text("called_ap_title", calledApTitle));
                return !calledApTitle.isEmpty();
            }
            case 4 -> {
                calledInvocation = integer(reader.inner());
                fields.add(Element.number("called_ap_invocation_id", calledInvocation));
                return calledInvocation != NONE;
            }
            case 6 -> {
                callingApTitle = ApTitle.of(reader.inner());
                fields.add(Element.text("calling_ap_title", callingApTitle));
                return !callingApTitle.isEmpty();
            }
            case 7 -> {
                long value = integer(reader.inner());
                qualifier = (int) value & 0xFF;
                fields.add(Element.number("calling_ae_qualifier", qualifier));
                return value != NONE;
            }
            case 8 -> {
                callingInvocation = integer(reader.inner());
                fields.add(Element.number("calling_ap_invocation_id", callingInvocation));
                return callingInvocation != NONE;
            }
            case 11 -> fields.add(Element.text("mechanism_name", BerValue.objectIdentifier(reader.content())));
            case 12 -> Authentication.read(reader.inner(), fields);
            case 30 -> {
                hasEpsem = userInformation(reader.inner());
                return hasEpsem;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static long integer(BerReader inner) {
        boolean fits = inner.next(BerReader.INTEGER)
                && inner.length() > 0
                && inner.length() <= Long.BYTES - 3; // 32 bits, and an octet 0 ahead
        return fits ? BerValue.unsigned(inner.content()) : NONE;
    }

    private boolean userInformation(BerReader inner) {
        if (!inner.next(BerReader.EXTERNAL)) {
            return false;
        }
        BerReader external = inner.inner();
        external.next(BerReader.INTEGER);
        if (!external.next(BerReader.CONTEXT + 1) || external.length() == 0) {
            return false;
        }
        epsem = external.content();
        return true;
    }

    /** Whether all elements are of their types and fill the PDU, among them those that each message has. */
    boolean isRight() {
        return isRight;
    }

    boolean isOrdered() {
        return isOrdered;
    }

    /** Index in the content of the first element that is wrong, or of where reading ended. */
    int wrongAt() {
        return wrongAt < 0 ? reader.position() : wrongAt;
    }

    List<Element> fields() {
        return fields;
    }

    String calledApTitle() {
        return calledApTitle;
    }

    String callingApTitle() {
        return callingApTitle;
    }

    /** The number by which an answer names its request; older nodes repeat it as their own. */
    long invocation(boolean isResponse) {
        return isResponse && calledInvocation != NONE ? calledInvocation : callingInvocation;
    }

    /** Whether a request is named that this answers. */
    boolean hasCalledInvocation() {
        return calledInvocation != NONE;
    }

    /** Whether written data are a notification, and not to be stored. */
    boolean isNotification() {
        return (qualifier & NOTIFICATION) != 0;
    }

    ByteView epsem() {
        return epsem;
    }
}
