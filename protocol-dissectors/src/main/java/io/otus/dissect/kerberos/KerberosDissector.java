package io.otus.dissect.kerberos;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.ber.BerReader;
import java.util.List;

/** Reads one message from each datagram, or behind each length of a stream (RFC 4120 §7.2.2). */
final class KerberosDissector implements Dissector {
    static final Service AS_REQ = new Service(KerberosMessage.AS_REQ, "as_req", Action.SESSION);
    static final Service LOGIN = new Service(KerberosMessage.AS_REQ, "login", Action.AUTHENTICATE).keyed("login");
    static final Service TGS_REQ = new Service(KerberosMessage.TGS_REQ, "tgs_req", Action.SESSION);

    private static final int LENGTH = 4;
    private static final int MAX_MESSAGE = 65_536;
    private static final int SMALLEST = 10;
    /**
     * Tag and length of an element of a message of at most 64 KiB, however long DER may be (X.690 §8.1.3.5: some
     * encoders fill four octets).
     */
    private static final int MAX_ELEMENT_HEAD = 6;

    private static final int VERSION_LENGTH = 5;
    private static final int APPLICATION_CONSTRUCTED = 0x60;
    private static final int PREAUTHENTICATION_REQUIRED = 25;
    private static final int RESPONSE_TOO_BIG = 52;
    private static final int MAX_POINT = 128;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        boolean stream = context.carrier() == Carrier.STREAM;
        int at = stream ? LENGTH : 0;
        if (stream && bytes.u8(0) != 0) {
            return NOT_MINE;
        }
        if (bytes.length() < at + SMALLEST) {
            return stream ? NEED_MORE : NOT_MINE;
        }
        long length = stream ? bytes.u32(0) : bytes.length();
        if (length < SMALLEST || length > MAX_MESSAGE) {
            return NOT_MINE;
        }
        int version = versionOf(bytes, at);
        if (version < 0 || version + VERSION_LENGTH > at + length) {
            return NOT_MINE;
        }
        if (!bytes.has(version, VERSION_LENGTH)) {
            return stream ? NEED_MORE : NOT_MINE;
        }
        int type = bytes.u8(at) - APPLICATION_CONSTRUCTED;
        int tag = type == KerberosMessage.AS_REQ || type == KerberosMessage.TGS_REQ ? 0xA1 : 0xA0;
        boolean five = bytes.u8(version) == tag && bytes.u24(version + 1) == 0x030201 && bytes.u8(version + 4) == 5;
        return five ? at + (int) length : NOT_MINE;
    }

    /**
     * Where the version stands, in the sequence within the tag of an application that RFC 4120 §5.10 knows; negative
     * where there can be none. Reads no byte behind the smallest message, so that it does not hang on how much of a
     * stream has come.
     */
    private static int versionOf(ByteView bytes, int at) {
        int sequence = at + 1 + lengthOctets(bytes.u8(at + 1));
        if (name(bytes.u8(at) - APPLICATION_CONSTRUCTED).isEmpty()
                || sequence - at > MAX_ELEMENT_HEAD
                || bytes.u8(sequence) != 0x30) {
            return -1;
        }
        int version = sequence + 1 + lengthOctets(bytes.u8(sequence + 1));
        return version - sequence <= MAX_ELEMENT_HEAD ? version : -1;
    }

    private static int lengthOctets(int first) {
        return first < 0x80 ? 1 : 1 + (first & 0x7F);
    }

    private static String name(int type) {
        return switch (type) {
            case KerberosMessage.AS_REQ -> "as_req";
            case KerberosMessage.AS_REP -> "as_rep";
            case KerberosMessage.TGS_REQ -> "tgs_req";
            case KerberosMessage.TGS_REP -> "tgs_rep";
            case 14 -> "ap_req";
            case 15 -> "ap_rep";
            case 20 -> "krb_safe";
            case 21 -> "krb_priv";
            case 22 -> "krb_cred";
            case KerberosMessage.ERROR -> "krb_error";
            default -> "";
        };
    }

    /** Tag, sequence and version agree in too many octets for anything else. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return message.length() > SMALLEST + LENGTH;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        int at = context.carrier() == Carrier.STREAM ? LENGTH : 0;
        BerReader outer = new BerReader(message.from(Math.min(at, message.length())));
        if (!outer.next()) {
            out.malformed(KerberosAnomaly.ENCODING, at);
            return;
        }
        int type = outer.tag() - BerReader.APPLICATION;
        BerReader sequence = new BerReader(outer.content());
        if (!sequence.next(BerReader.SEQUENCE)) {
            out.malformed(KerberosAnomaly.ENCODING, at);
            return;
        }
        switch (type) {
            case KerberosMessage.AS_REQ, KerberosMessage.TGS_REQ -> request(type, sequence.content(), context, out);
            case KerberosMessage.AS_REP, KerberosMessage.TGS_REP, KerberosMessage.ERROR ->
                answer(type, sequence.content(), context, out);
            default -> out.message(new KerberosEvent.Other(name(type), message.length()));
        }
    }

    private static KerberosMessage read(int type, ByteView content, Output out) {
        KerberosMessage read = new KerberosMessage(type, content);
        out.message(new KerberosEvent.Message(
                name(type),
                read.cname(),
                read.realm(),
                read.sname(),
                read.isPreauthenticated(),
                read.host(),
                read.errorCode()));
        if (read.isBroken()) {
            out.malformed(KerberosAnomaly.ENCODING, 0);
        }
        return read;
    }

    /** One request is outstanding on a flow at a time: its type is its number. */
    private static void request(int type, ByteView content, Context context, Output out) {
        KerberosMessage read = read(type, content, out);
        Direction.FROM_CLIENT.tell(context, out);
        boolean login = type == KerberosMessage.AS_REQ && read.isPreauthenticated();
        Service service = type == KerberosMessage.TGS_REQ ? TGS_REQ : login ? LOGIN : AS_REQ;
        String asked = read.sname().length() > MAX_POINT ? read.sname().substring(0, MAX_POINT) : read.sname();
        List<PointRange> points = type == KerberosMessage.TGS_REQ && !asked.isBlank()
                ? List.of(PointRange.named(PointRange.plain(asked)))
                : List.of();
        out.request(Request.confirmed(type, service, "", points));
        if (login) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.LOGIN, read.cname() + '@' + read.realm());
        }
        if (type == KerberosMessage.AS_REQ) {
            String account = read.cname();
            String host = account.endsWith("$") ? account.substring(0, account.length() - 1) : read.host();
            out.claim(context.source(), "", Attribute.NAME, host, "kerberos as_req", Trust.NAME_SERVICE);
        }
    }

    private static void answer(int type, ByteView content, Context context, Output out) {
        KerberosMessage read = read(type, content, out);
        Direction.FROM_SERVER.tell(context, out);
        int transaction = switch (type) {
            case KerberosMessage.AS_REP -> KerberosMessage.AS_REQ;
            case KerberosMessage.TGS_REP -> KerberosMessage.TGS_REQ;
            default ->
                context.pending(KerberosMessage.TGS_REQ) != null ? KerberosMessage.TGS_REQ : KerberosMessage.AS_REQ;
        };
        Request asked = context.pending(transaction);
        if (asked == null) {
            return;
        }
        int code = read.errorCode();
        // That a proof is wanted is how every login begins, and that a reply needs a stream refuses nobody.
        boolean goesOn = code == PREAUTHENTICATION_REQUIRED || code == RESPONSE_TOO_BIG;
        Outcome outcome = type != KerberosMessage.ERROR || goesOn
                ? Outcome.OK
                : Outcome.error(code, KerberosMessage.errorName(code));
        out.response(new Response(transaction, asked.service(), "", outcome, List.of()));
    }
}
