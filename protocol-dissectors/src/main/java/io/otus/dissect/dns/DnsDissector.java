package io.otus.dissect.dns;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.NameAnswer;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.layer.dns.DomainName;
import io.otus.layer.dns.NameHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one message per datagram, or per length prefix over TCP. */
final class DnsDissector implements Dissector {
    /** Most records read of one message. */
    static final int MAX_RECORDS = 256;

    private static final int A = 1;
    private static final int CNAME = 5;
    private static final int PTR = 12;
    private static final int NULL = 10;
    private static final int TXT = 16;
    private static final int PRIVATE_USE = 0xFF00;
    private static final int PRIVATE_USE_END = 0xFFFF;
    private static final int AAAA = 28;
    private static final int SRV = 33;
    /** Query type for the changes of a zone, RFC 1995 §2. */
    private static final int IXFR = 251;
    /** All records of a zone, RFC 5936 §2.1. */
    private static final int AXFR = 252;

    private static final int QUERY = 0;
    /** The name does not exist, RFC 1035 §4.1.1; a server that cannot tell says something else. */
    private static final int NAME_ERROR = 3;
    /** Length prefix over TCP, RFC 1035 §4.2.2. */
    private static final int PREFIX = 2;
    /** The longest question: a name of 255 octets, type and class (RFC 1035 §2.3.4, §4.1.2). */
    private static final int MAX_QUESTION = 259;
    /** The class IN, RFC 1035 §3.2.4. */
    private static final int INTERNET = 1;

    private final boolean onOwnPortOnly;

    /**
     * A dissector of one flow.
     *
     * @param onOwnPortOnly whether it is only tried where a hint fits: what is asked on a link looks like DNS
     *     everywhere else
     */
    DnsDissector(boolean onOwnPortOnly) {
        this.onOwnPortOnly = onOwnPortOnly;
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (onOwnPortOnly && !context.hinted()) {
            return NOT_MINE;
        }
        boolean stream = context.carrier() == Carrier.STREAM;
        int header = stream ? PREFIX : 0;
        if (bytes.length() < header + NameHeader.SIZE) {
            return stream ? NEED_MORE : NOT_MINE;
        }
        int length = stream ? bytes.u16(0) : bytes.length();
        ByteView message = bytes.from(header);
        if (length < NameHeader.SIZE || !plausible(message)) {
            return NOT_MINE;
        }
        if (!context.hinted()) {
            int needed = Math.min(length, NameHeader.SIZE + MAX_QUESTION);
            if (message.length() < needed) {
                return NEED_MORE;
            }
            if (!asksOneThing(message.slice(0, needed))) {
                return NOT_MINE;
            }
        }
        return header + length;
    }

    /**
     * On ports of other protocols: one question (RFC 9619 §4), about a name, in the Internet. Counts alone are small in
     * other protocols too.
     */
    private static boolean asksOneThing(ByteView message) {
        if (NameHeader.questions(message) != 1) {
            return false;
        }
        int end = DomainName.skip(message, NameHeader.SIZE);
        return end >= 0 && message.has(end, 4) && message.u16(end + 2) == INTERNET;
    }

    /** Defined opcode (0 to 6 but 3), reserved bit zero, and not absurdly many entries. */
    private static boolean plausible(ByteView header) {
        int opcode = NameHeader.opcode(header);
        return DnsHeader.reservedIsZero(header)
                && opcode <= 6
                && opcode != 3
                && NameHeader.questions(header) <= MAX_RECORDS
                && NameHeader.questions(header) + NameHeader.answers(header) + NameHeader.authorities(header) > 0;
    }

    @Override
    public void dissect(ByteView bytes, Context context, Output out) {
        ByteView message = context.carrier() == Carrier.STREAM ? bytes.from(PREFIX) : bytes;
        List<DnsEvent.Question> questions = new ArrayList<>();
        int at = NameHeader.SIZE;
        for (int i = 0; i < NameHeader.questions(message) && at >= 0; i++) {
            int end = DomainName.skip(message, at);
            if (end < 0 || !message.has(end, 4)) {
                at = -1;
            } else {
                questions.add(new DnsEvent.Question(DomainName.read(message, at), message.u16(end)));
                at = end + 4;
            }
        }
        List<DnsEvent.ResourceRecord> records = new ArrayList<>();
        int count = NameHeader.answers(message) + NameHeader.authorities(message) + NameHeader.additionals(message);
        for (int i = 0; i < Math.min(count, MAX_RECORDS) && at >= 0; i++) {
            at = record(message, at, records, out);
        }
        boolean response = NameHeader.isResponse(message);
        out.message(new DnsEvent.Message(
                response ? "response" : "query",
                NameHeader.id(message),
                NameHeader.opcode(message),
                NameHeader.responseCode(message),
                questions,
                records));
        if (at < 0) {
            out.malformed(DnsAnomaly.SECTION, message.length());
        } else if (count > MAX_RECORDS) {
            out.malformed(DnsAnomaly.RECORD_LIMIT, 6);
        }
        if (context.source().port() != context.destination().port()) {
            out.direction(response ? Direction.FROM_SERVER : Direction.FROM_CLIENT);
        }
        if (response) {
            names(records, context, out);
            if (NameHeader.responseCode(message) == NAME_ERROR && isToldByOne(context)) {
                for (DnsEvent.Question question : questions) {
                    out.session(Direction.FROM_SERVER, "", SessionSeen.NAME_MISSING, question.qname());
                }
            }
            if (context.source().port() == DnsHeader.MULTICAST_PORT) {
                ServiceDiscovery.tell(message, context, out);
            }
        } else if (isAskedOfOne(context)) {
            for (DnsEvent.Question question : questions) {
                out.session(Direction.FROM_CLIENT, "", SessionSeen.NAME_QUERY, question.qname());
                if (holdsAnything(question.qtype())) {
                    out.session(Direction.FROM_CLIENT, "", SessionSeen.TEXT_QUERY, question.qname());
                }
                if (NameHeader.opcode(message) == QUERY && (question.qtype() == AXFR || question.qtype() == IXFR)) {
                    out.session(Direction.FROM_CLIENT, "", SessionSeen.ZONE_TRANSFER, question.qname());
                }
            }
            if (NameHeader.opcode(message) == DynamicUpdate.OPCODE) {
                DynamicUpdate.tell(message, out);
            }
        }
    }

    /** TXT, NULL, and the types for private use (RFC 6895 §3.1). */
    private static boolean holdsAnything(int type) {
        return type == TXT || type == NULL || (type >= PRIVATE_USE && type < PRIVATE_USE_END);
    }

    /** What is asked of everybody on a link, as multicast DNS and LLMNR do, goes to no name server. */
    private static boolean isAskedOfOne(Context context) {
        IpAddress server = context.destination().ip();
        return server != null && server.isUnicast();
    }

    /** Whether it comes from a name server, and not from whoever hears a question on its link. */
    private static boolean isToldByOne(Context context) {
        int port = context.source().port();
        return port != DnsHeader.MULTICAST_PORT && port != DnsHeader.LINK_LOCAL_PORT;
    }

    /** Reads the record at {@code at}, RFC 1035 §3.2.1; returns where it ends, -1 where it passes the message. */
    private static int record(ByteView message, int at, List<DnsEvent.ResourceRecord> records, Output out) {
        int fixed = DomainName.skip(message, at);
        if (fixed < 0 || !message.has(fixed, 10) || !message.has(fixed + 10, message.u16(fixed + 8))) {
            return -1;
        }
        int type = message.u16(fixed);
        int length = message.u16(fixed + 8);
        String data = data(message, fixed + 10, length, type);
        if (data.isEmpty() && isRead(type) && length > 0) {
            out.malformed(DnsAnomaly.RDATA, fixed + 10);
        }
        records.add(new DnsEvent.ResourceRecord(DomainName.read(message, at), type, message.u32(fixed + 4), data));
        return fixed + 10 + length;
    }

    private static boolean isRead(int type) {
        return type == A || type == AAAA;
    }

    /** The record's data as text; empty where it does not fit its type. */
    private static String data(ByteView message, int at, int length, int type) {
        return switch (type) {
            case A -> length == 4 ? IpAddress.readV4(message, at).toString() : "";
            case AAAA -> length == 16 ? IpAddress.readV6(message, at).toString() : "";
            case PTR, CNAME -> DomainName.read(message, at);
            case SRV -> length > 6 ? DomainName.read(message, at + 6) + ':' + message.u16(at + 4) : "";
            case TXT -> text(message.slice(at, length));
            default -> message.octets(at, Math.min(length, 64)).toString();
        };
    }

    /** §3.3.14: character strings, joined by blanks. */
    private static String text(ByteView strings) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < strings.length() && strings.has(at + 1, strings.u8(at))) {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(strings.text(at + 1, strings.u8(at), StandardCharsets.UTF_8));
            at += 1 + strings.u8(at);
        }
        return text.toString();
    }

    /** An address record names the host at that address; in multicast DNS the host speaks of itself. */
    private static void names(List<DnsEvent.ResourceRecord> records, Context context, Output out) {
        boolean multicast = context.source().port() == DnsHeader.MULTICAST_PORT;
        boolean linkLocal = context.source().port() == DnsHeader.LINK_LOCAL_PORT;
        String source = multicast ? NameAnswer.MDNS : linkLocal ? NameAnswer.LLMNR : "dns address_record";
        for (DnsEvent.ResourceRecord record : records) {
            if (!isRead(record.type())
                    || record.rdata().isEmpty()
                    || record.name().isEmpty()) {
                continue;
            }
            IpAddress ip = IpAddress.parse(record.rdata());
            boolean itself = ip.equals(context.source().ip());
            Endpoint about =
                    itself ? context.source() : Endpoint.at(context.source().segment(), ip);
            if (ip.isUnicast() && (itself || !(multicast || linkLocal))) {
                out.claim(about, "", Attribute.NAME, record.name(), source, Trust.NAME_SERVICE);
            }
        }
    }
}
