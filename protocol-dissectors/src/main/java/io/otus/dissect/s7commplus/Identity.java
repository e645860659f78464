package io.otus.dissect.s7commplus;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.dissect.s7commplus.PlusValue.Member;
import java.nio.charset.StandardCharsets;

/** What sessions and identification records say of both sides, S7+ "sessions". Stateless. */
final class Identity {
    private static final String UNIT = "";
    private static final long SESSION_CLASS = 287;
    /** Text: the client's application, such as {@code HMI RT OMS+}. */
    private static final long APPLICATION = 297;
    /** Text: the client's host, often with a running number. */
    private static final long HOST = 298;
    /** Struct: what the controller is. */
    private static final long VERSION = 306;
    /** Text in that struct: a number, the order number and the firmware, parted by semicolons. */
    private static final long VERSION_TEXT = 319;

    /**
     * I&M0, IEC 61158-6-10 as PROFINET carries it: block type 0x0020, length 56, version 1.0; vendor u16, order number
     * 20 characters, serial number 16, hardware revision u16, firmware as a letter and three octets.
     */
    private static final long IM0_HEAD = 0x0020_0038_0100L;

    private static final int IM0_LENGTH = 60;
    /** Siemens, in the list of vendor ids that PROFIBUS and PROFINET International keeps. */
    private static final int SIEMENS = 42;

    private Identity() {}

    /** A client opens a session. */
    static void client(Content content, Context context, Output out) {
        if (content.objects().isEmpty() || content.objects().getFirst().classId() != SESSION_CLASS) {
            return;
        }
        PlusObject session = content.objects().getFirst();
        String application = session.attribute(APPLICATION).text();
        String host = session.attribute(HOST).text();
        out.session(Direction.FROM_CLIENT, UNIT, "create_session", "application=" + application + " host=" + host);
        out.claim(context.source(), UNIT, Attribute.SERVICE, application, "create_object", Trust.SESSION);
        String name = hostName(host);
        if (!name.isEmpty()) {
            out.claim(context.source(), UNIT, Attribute.NAME, name, "create_object", Trust.SESSION);
        }
    }

    /**
     * The name in {@code NAME_12345678}, as engineering stations send it; empty for other forms, which are no host
     * names.
     */
    private static String hostName(String host) {
        int at = host.lastIndexOf('_');
        boolean named = at > 0 && at + 1 < host.length();
        for (int i = 0; i < host.length() && named; i++) {
            char c = host.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
            named = i == at || digit || (letter && i < at);
        }
        return named ? host.substring(0, at) : "";
    }

    /** A controller answers: it opens a session, or sends an identification record. */
    static void controller(Head head, Content content, Context context, Output out) {
        if (head.function() == S7commplusFunction.CREATE_OBJECT) {
            for (PlusObject one : content.objects()) {
                if (one.classId() == SESSION_CLASS) {
                    version(one.attribute(VERSION).member(VERSION_TEXT).text(), context, out);
                }
            }
        } else if (head.function() == S7commplusFunction.GET_VAR_SUB_STREAMED) {
            for (Member one : content.values()) {
                im0(one.value(), context, out);
            }
        }
    }

    private static void version(String text, Context context, Output out) {
        int first = text.indexOf(';');
        int second = text.indexOf(';', first + 1);
        if (first < 0 || second < 0) {
            return;
        }
        String orderNumber = text.substring(first + 1, second);
        out.session(Direction.FROM_SERVER, UNIT, "session_version", text);
        claim(Attribute.ORDER_NUMBER, orderNumber, "create_object", Trust.SESSION, context, out);
        claim(Attribute.FIRMWARE, text.substring(second + 1), "create_object", Trust.SESSION, context, out);
    }

    private static void im0(PlusValue value, Context context, Output out) {
        Octets octets = value.octets();
        if (value.count() != IM0_LENGTH || octets.length() != IM0_LENGTH) {
            return;
        }
        ByteView record = octets.view();
        if (record.u48(0) != IM0_HEAD) {
            return;
        }
        if (record.u16(6) == SIEMENS) {
            im0(Attribute.VENDOR, "Siemens", context, out);
        }
        im0(Attribute.ORDER_NUMBER, text(record, 8, 20), context, out);
        im0(Attribute.SERIAL, text(record, 28, 16), context, out);
        im0(Attribute.HARDWARE, Integer.toString(record.u16(44)), context, out);
        String firmware = text(record, 46, 1) + record.u8(47) + '.' + record.u8(48) + '.' + record.u8(49);
        im0(Attribute.FIRMWARE, firmware, context, out);
    }

    private static void im0(Attribute attribute, String value, Context context, Output out) {
        claim(attribute, value, "i&m0", Trust.DEVICE, context, out);
    }

    private static void claim(
            Attribute attribute, String value, String source, Trust trust, Context context, Output out) {
        out.claim(context.source(), UNIT, attribute, value, source, trust);
    }

    private static String text(ByteView bytes, int at, int length) {
        return bytes.text(at, length, StandardCharsets.ISO_8859_1);
    }
}
