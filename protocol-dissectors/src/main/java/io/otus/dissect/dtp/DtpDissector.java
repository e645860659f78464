package io.otus.dissect.dtp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.LastAnnouncement;
import io.otus.core.spi.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one message per frame. */
final class DtpDissector implements Dissector {
    private static final int VERSION = 1;
    /** The line is a trunk by now. */
    private static final int IS_TRUNK = 0x80;
    /** How a device wants the line to be, in the low bits of its status. */
    private static final String[] WANTED = {"access", "on", "off", "desirable", "auto"};

    private static final int ACCESS = 0;
    private static final int OFF = 2;

    private final LastAnnouncement<String> offered = new LastAnnouncement<>();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < DtpTlv.HEADER + DtpTlv.SIZE) {
            return NEED_MORE;
        }
        return DtpTlv.version(bytes) == VERSION ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("version", DtpTlv.version(message)));
        int at = DtpTlv.HEADER;
        int broken = -1;
        String status = "";
        boolean isOffer = false;
        // Type 0 is padding: the frame is shorter than Ethernet allows.
        while (message.has(at, DtpTlv.SIZE) && DtpTlv.type(message, at) != 0) {
            int length = DtpTlv.length(message, at);
            if (length < DtpTlv.SIZE || !message.has(at, length)) {
                broken = at;
                break;
            }
            ByteView value = message.slice(at + DtpTlv.SIZE, length - DtpTlv.SIZE);
            if (DtpTlv.type(message, at) == DtpTlv.STATUS && value.length() == 1) {
                status = status(value.u8(0));
                isOffer = isOffer(value.u8(0));
                fields.add(Element.text("status", status));
            } else {
                tlv(DtpTlv.type(message, at), value, fields);
            }
            at += length;
        }
        out.message(new DtpEvent.Message("offer", fields));
        if (broken >= 0) {
            out.malformed(DtpAnomaly.TLV_LENGTH, broken);
        }
        if (isOffer && offered.take(status, context.time())) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.TRUNK_OFFER, status);
        } else if (!isOffer && !status.isEmpty()) {
            offered.forget();
        }
    }

    private static void tlv(int type, ByteView value, List<Element> fields) {
        switch (type) {
            case DtpTlv.DOMAIN ->
                fields.add(Element.text(
                        "domain",
                        value.text(0, value.length(), StandardCharsets.ISO_8859_1)
                                .replace("\0", "")));
            case DtpTlv.TYPE -> {
                if (value.length() == 1) {
                    fields.add(Element.number("trunk_type", value.u8(0)));
                }
            }
            case DtpTlv.NEIGHBOR -> {
                if (value.length() == 6) {
                    fields.add(Element.text("neighbor", new MacAddress(value.u48(0)).toString()));
                }
            }
            default -> {
                // No other one says anything of the line.
            }
        }
    }

    /** Whether the line is a trunk, or becomes one if the other side wants it; ports that refuse it say so as well. */
    private static boolean isOffer(int status) {
        int wanted = status & 7;
        return (status & IS_TRUNK) != 0 || (wanted != ACCESS && wanted != OFF);
    }

    private static String status(int status) {
        int wanted = status & 7;
        String name = wanted < WANTED.length ? WANTED[wanted] : "mode_" + wanted;
        return (status & IS_TRUNK) == 0 ? name : name + " trunk";
    }
}
