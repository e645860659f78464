package io.otus.dissect.dlms;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.layer.login.Login;
import java.util.List;

/**
 * Frames and reads APDUs in their wrapper. Away from its port a connection is taken for DLMS from a request for an
 * association of COSEM on.
 */
final class DlmsDissector implements Dissector {
    /** COSEM's application contexts: joint-iso-ccitt(2) country(16) 756 5 8 1. */
    private static final int[] CONTEXT = {0x60, 0x85, 0x74, 0x05, 0x08, 0x01};

    /** Octets of a request for an association within which its context is. */
    private static final int CONTEXT_WITHIN = 32;

    private static final Service CIPHERED = new Service(-1, "general_ciphered", Action.OTHER);

    private final Exchange.Last last = new Exchange.Last();
    private boolean heard;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        boolean isStream = context.carrier() == Carrier.STREAM;
        if (!isStream && context.carrier() != Carrier.DATAGRAM) {
            return NOT_MINE;
        }
        if (!WrapperHeader.begins(bytes)) {
            return NOT_MINE;
        }
        if (bytes.length() <= WrapperHeader.SIZE) {
            return NEED_MORE;
        }
        int length = WrapperHeader.length(bytes);
        boolean fits = length > 0 && Apdu.isKnown(bytes.u8(WrapperHeader.SIZE));
        int total = WrapperHeader.SIZE + length;
        if (!fits || (!isStream && total > bytes.length())) {
            return NOT_MINE;
        }
        if (heard || context.hinted()) {
            return total;
        }
        int needed = Math.min(total, WrapperHeader.SIZE + CONTEXT_WITHIN);
        if (bytes.u8(WrapperHeader.SIZE) != Apdu.AARQ) {
            return NOT_MINE;
        }
        if (bytes.length() < needed) {
            return NEED_MORE;
        }
        return hasContext(bytes.slice(0, needed)) ? total : NOT_MINE;
    }

    private static boolean hasContext(ByteView bytes) {
        for (int at = WrapperHeader.SIZE; bytes.has(at, CONTEXT.length); at++) {
            int same = 0;
            while (same < CONTEXT.length && bytes.u8(at + same) == CONTEXT[same]) {
                same++;
            }
            if (same == CONTEXT.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return message.length() > WrapperHeader.SIZE
                && message.u8(WrapperHeader.SIZE) == Apdu.AARQ
                && hasContext(message.slice(0, Math.min(message.length(), WrapperHeader.SIZE + CONTEXT_WITHIN)));
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() <= WrapperHeader.SIZE) {
            return;
        }
        heard = true;
        ByteView apdu = message.from(WrapperHeader.SIZE);
        int tag = apdu.u8(0);
        Exchange exchange =
                new Exchange(WrapperHeader.source(message), WrapperHeader.destination(message), context, last);
        AxdrReader in = new AxdrReader(apdu, 1);
        if (tag == Apdu.AARQ || tag == Apdu.AARE) {
            associate(message, apdu, tag == Apdu.AARQ, exchange, in, out);
        } else {
            read(tag, exchange, in, out);
        }
        if (in.failed()) {
            out.malformed(DlmsAnomaly.BODY, Math.min(WrapperHeader.SIZE + in.at(), message.length()));
        }
        out.message(new DlmsEvent(
                exchange.source(), exchange.destination(), WrapperHeader.length(message), tag, in.fields()));
    }

    private static void read(int tag, Exchange exchange, AxdrReader in, Output out) {
        Services asks = new Services(exchange, in, out);
        Answers answers = new Answers(exchange, in, out);
        switch (tag) {
            case Apdu.GET_REQUEST -> asks.get();
            case Apdu.SET_REQUEST -> asks.set();
            case Apdu.ACTION_REQUEST -> asks.action();
            case Apdu.EVENT_NOTIFICATION -> asks.event();
            case Apdu.DATA_NOTIFICATION -> asks.dataNotification();
            case Apdu.READ_REQUEST -> asks.shortNames(Cosem.READ);
            case Apdu.WRITE_REQUEST -> asks.shortNames(Cosem.WRITE);
            case Apdu.GET_RESPONSE -> answers.get();
            case Apdu.SET_RESPONSE -> answers.set();
            case Apdu.ACTION_RESPONSE -> answers.action();
            case Apdu.READ_RESPONSE -> answers.read();
            case Apdu.WRITE_RESPONSE -> answers.write();
            case Apdu.EXCEPTION_RESPONSE -> answers.exception();
            case Apdu.CONFIRMED_SERVICE_ERROR -> answers.confirmedServiceError();
            case Apdu.RLRQ -> exchange.ask(Exchange.RELEASE, 0, Cosem.RELEASE, List.of(), out);
            case Apdu.RLRE -> exchange.answer(Exchange.RELEASE, 0, Outcome.OK, List.of(), out);
            default -> {
                if (Apdu.isCiphered(tag) || Apdu.isGeneral(tag)) {
                    ciphered(tag, exchange, in, out);
                }
            }
        }
    }

    private static void associate(
            ByteView message, ByteView apdu, boolean isRequest, Exchange exchange, AxdrReader in, Output out) {
        Association read = Association.read(apdu, isRequest);
        read.fields().forEach(in::add);
        if (read.isBroken()) {
            out.malformed(DlmsAnomaly.ASSOCIATION, WrapperHeader.SIZE);
            return;
        }
        Context context = exchange.context();
        if (isRequest) {
            if (context.direction() == Direction.UNKNOWN) {
                Direction.FROM_CLIENT.tell(context, out);
            }
            boolean proves = read.mechanism() > 0;
            exchange.ask(Exchange.ASSOCIATION, 0, proves ? Cosem.LOGIN : Cosem.ASSOCIATE, List.of(), out);
            int secretAt = read.secret().positionIn(message);
            if (read.mechanism() == 1 && secretAt >= 0) {
                Login.inTheClear(
                        out, "", read.password(), secretAt, read.secret().length());
            }
            return;
        }
        Outcome outcome = read.result() == 0
                ? Outcome.OK
                : Outcome.error(read.diagnostic(), Association.diagnosticName(read.diagnostic()));
        exchange.answer(Exchange.ASSOCIATION, 0, outcome, List.of(), out);
        if (!read.title().isEmpty()) {
            out.claim(
                    context.source(),
                    "",
                    Attribute.INSTANCE,
                    "DLMS system title " + read.title(),
                    "dlms aare",
                    Trust.DEVICE);
        }
    }

    /**
     * System title where anything may be in it; length, security control u8, invocation counter u32, IEC 62056-5-3
     * §5.3.
     */
    private static void ciphered(int tag, Exchange exchange, AxdrReader in, Output out) {
        if (tag == Apdu.GENERAL_CIPHERING) {
            return; // keys and transactions go ahead, which tell nothing here
        }
        if (Apdu.isGeneral(tag)) {
            ByteView title = in.bytes(in.count());
            in.add(Element.text(
                    "system_title",
                    title.octets(0, Math.min(title.length(), DlmsEvent.KEPT)).toString()));
        }
        in.count();
        in.add(Element.number("security_control", in.u8()));
        in.add(Element.number("invocation_counter", in.u32()));
        if (in.failed()) {
            return;
        }
        Service service = Apdu.isGeneral(tag) ? CIPHERED : Cosem.ciphered(tag);
        boolean asks = Apdu.isGeneral(tag) ? exchange.context().direction() == Direction.FROM_CLIENT : service != null;
        if (asks && service != null) {
            exchange.ask(Exchange.CIPHERED, 0, service, List.of(), out);
        } else {
            exchange.answer(Exchange.CIPHERED, 0, Outcome.OK, List.of(), out);
        }
    }
}
