package io.otus.dissect.hart_ip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;

/** Frames HART-IP messages and reads what each kind holds. */
final class HartIpDissector implements Dissector {
    /** Most bytes of a message that carries a frame: a unique address, expansion bytes and 255 bytes of data. */
    private static final int LARGEST_PDU = HartIpHeader.SIZE + 1 + 5 + 3 + 2 + 255 + 1;
    /** Most bytes of other messages; a datagram has no room for more. */
    private static final int LARGEST = 65_507;

    private static final int SESSION_SIZE = 5;
    private static final int AUDIT_REQUEST_SIZE = 2;
    private static final Layout AUDIT_LOG =
            Layout.of("start_record:u8 number_of_records:u8 ?power_up_time:u32 last_security_change_time:u32"
                    + " server_status:u16 session_record_size:u16");

    private final Exchanges exchanges = new Exchanges();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int there = bytes.length();
        boolean fits = HartIpHeader.isVersion(bytes.u8(0))
                && (there < 2 || HartIpHeader.isType(bytes.u8(1)))
                && (there < 3 || HartIpHeader.isId(bytes.u8(2)));
        if (!fits) {
            return NOT_MINE;
        }
        if (there < HartIpHeader.SIZE) {
            return NEED_MORE;
        }
        HartIpHeader header = HartIpHeader.read(bytes);
        int length = header.byteCount();
        if (!lengthFits(header)) {
            return NOT_MINE;
        }
        boolean isPdu = header.messageId() == HartIpHeader.TOKEN_PASSING_PDU && length > HartIpHeader.SIZE;
        if (isPdu
                && there > HartIpHeader.SIZE
                && header.messageType() <= HartIpHeader.PUBLISH
                && !HartFrame.isDelimiter(bytes.u8(HartIpHeader.SIZE))) {
            return NOT_MINE;
        }
        // On a port of anybody's a frame must be whole, so that nothing else is taken for one.
        if (!context.hinted()
                && isPdu
                && there >= length
                && !isIntact(bytes.slice(HartIpHeader.SIZE, length - HartIpHeader.SIZE))) {
            return NOT_MINE;
        }
        return length;
    }

    private static boolean lengthFits(HartIpHeader header) {
        int length = header.byteCount();
        if (length < HartIpHeader.SIZE) {
            return false;
        }
        return switch (header.messageId()) {
            case HartIpHeader.SESSION_INITIATE -> length <= HartIpHeader.SIZE + SESSION_SIZE;
            case HartIpHeader.SESSION_CLOSE, HartIpHeader.KEEP_ALIVE -> length <= HartIpHeader.SIZE + 1;
            case HartIpHeader.TOKEN_PASSING_PDU -> length <= LARGEST_PDU;
            default -> length <= LARGEST;
        };
    }

    private static boolean isIntact(ByteView pdu) {
        HartFrame frame = HartFrame.read(pdu);
        return frame != null && frame.end() == pdu.length() - 1 && HartFrame.check(pdu, pdu.length()) == 0;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        if (!message.has(0, HartIpHeader.SIZE) || message.length() != HartIpHeader.byteCount(message)) {
            return false;
        }
        HartIpHeader header = HartIpHeader.read(message);
        ByteView body = message.from(HartIpHeader.SIZE);
        return switch (header.messageId()) {
            case HartIpHeader.SESSION_INITIATE ->
                header.messageType() <= HartIpHeader.RESPONSE && body.length() == SESSION_SIZE && body.u8(0) <= 1;
            case HartIpHeader.TOKEN_PASSING_PDU -> header.messageType() <= HartIpHeader.PUBLISH && isIntact(body);
            default -> false;
        };
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (!message.has(0, HartIpHeader.SIZE)) {
            out.malformed(HartIpAnomaly.BYTE_COUNT, 0);
            return;
        }
        HartIpHeader header = HartIpHeader.read(message);
        if (message.length() < header.byteCount() && context.carrier() == Carrier.DATAGRAM) {
            out.malformed(HartIpAnomaly.BYTE_COUNT, 6);
        }
        boolean isRequest = header.messageType() == HartIpHeader.REQUEST;
        (isRequest ? Direction.FROM_CLIENT : Direction.FROM_SERVER).tell(context, out);
        ByteView body = message.from(HartIpHeader.SIZE);
        List<Element> elements = new ArrayList<>();
        Exchanges.Message read = new Exchanges.Message(header, body, elements, context, out);
        if (header.messageType() >= HartIpHeader.ERROR) {
            error(read);
        } else {
            switch (header.messageId()) {
                case HartIpHeader.TOKEN_PASSING_PDU -> exchanges.pdu(read);
                case HartIpHeader.DIRECT_PDU -> exchanges.direct(read);
                case HartIpHeader.READ_AUDIT_LOG -> auditLog(read);
                default -> session(read);
            }
        }
        out.message(new HartIpEvent(header, elements));
    }

    private static void error(Exchanges.Message read) {
        int code = read.body().length() > 0 ? read.body().u8(0) : read.header().status();
        if (read.body().length() > 0) {
            read.elements().add(Element.number("error_code", code));
        }
        Exchanges.refused(read, ResponseCode.ofError(code));
    }

    private static void session(Exchanges.Message read) {
        ByteView body = read.body();
        boolean initiates = read.header().messageId() == HartIpHeader.SESSION_INITIATE;
        if (initiates && body.length() == SESSION_SIZE) {
            read.elements().add(Element.number("master_type", body.u8(0)));
            read.elements().add(Element.number("inactivity_close_timer", body.u32(1)));
        } else if (body.length() > 0 || (initiates && read.header().status() == 0)) {
            read.out().malformed(HartIpAnomaly.BODY_LENGTH, HartIpHeader.SIZE);
        }
        Exchanges.plain(read);
    }

    private static void auditLog(Exchanges.Message read) {
        ByteView body = read.body();
        if (body.length() < AUDIT_REQUEST_SIZE) {
            if (read.header().status() == 0) {
                read.out().malformed(HartIpAnomaly.BODY_LENGTH, HartIpHeader.SIZE);
            }
        } else {
            Layout.Read log = AUDIT_LOG.read(body);
            read.elements().addAll(log.elements());
            Exchanges.undecoded(log.rest(), read.elements());
        }
        Exchanges.plain(read);
    }
}
