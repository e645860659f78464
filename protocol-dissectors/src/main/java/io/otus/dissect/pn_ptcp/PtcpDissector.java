package io.otus.dissect.pn_ptcp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import java.util.ArrayList;
import java.util.List;

/** Reads one PTCP PDU; what follows the TLV that ends it is padding. */
final class PtcpDissector implements Dissector {
    private static final int END = 0;
    private static final int OPTION = 127;
    private static final int TLV_HEADER = 2;
    /** Most TLVs that are read: a frame holds no more with a content. */
    private static final int MAX_TLVS = 256;

    /** Names, and the least octets, of TLVs by type (§4.5.2). */
    private static final String[] NAMES = {
        "end", "subdomain", "time", "time_extension", "master", "port_parameter", "delay_parameter", "port_time"
    };

    private static final int[] LEAST = {0, 22, 10, 4, 6, 12, 6, 4};
    private static final Service SYNC = new Service(-1, "clock_sync", Action.NOTIFY);
    private static final Service ANNOUNCE = new Service(-1, "clock_announce", Action.NOTIFY);

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < 2) {
            return NEED_MORE;
        }
        return PtcpHeader.kind(PtcpHeader.frameId(bytes)).isEmpty() ? NOT_MINE : bytes.length();
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < PtcpHeader.SIZE) {
            out.malformed(PtcpAnomaly.HEADER, message.length());
            return;
        }
        String kind = PtcpHeader.kind(PtcpHeader.frameId(message));
        long delay =
                10 * PtcpHeader.delay10ns(message) + PtcpHeader.delay1nsByte(message) + PtcpHeader.delay1ns(message);
        List<Element.Group> tlvs = new ArrayList<>();
        int broken = tlvs(message, tlvs, out);
        out.message(new PtcpEvent(kind, PtcpHeader.frameId(message), PtcpHeader.sequenceId(message), delay, tlvs));
        if (broken >= 0) {
            out.malformed(PtcpAnomaly.TLV, broken);
        }
        switch (kind) {
            case "sync" -> out.request(Request.notification(SYNC, "", List.of()));
            case "announce" -> out.request(Request.notification(ANNOUNCE, "", List.of()));
            default -> {}
        }
    }

    /** Reads TLVs; where one is broken, else -1. */
    private static int tlvs(ByteView message, List<Element.Group> tlvs, Output out) {
        int at = PtcpHeader.SIZE;
        for (int i = 0; i < MAX_TLVS && message.has(at, TLV_HEADER); i++) {
            int type = message.u16(at) >> 9;
            int length = message.u16(at) & 0x1FF;
            if (type == END) {
                return -1;
            }
            boolean known = type < LEAST.length;
            if (!message.has(at + TLV_HEADER, length) || (known && length < LEAST[type])) {
                return at;
            }
            List<Element> fields = new ArrayList<>();
            fields.add(Element.number("type", type));
            fields.add(Element.text("name", known ? NAMES[type] : type == OPTION ? "option" : "unknown"));
            content(type, message.slice(at + TLV_HEADER, length), fields);
            if (!known && type != OPTION) {
                out.unknown("tlv_type", type);
            }
            tlvs.add(new Element.Group("", fields));
            // TLVs begin at multiples of four octets behind the header.
            at += TLV_HEADER + length;
            at += -(at - PtcpHeader.SIZE) & 3;
        }
        return -1;
    }

    private static void content(int type, ByteView b, List<Element> out) {
        switch (type) {
            case 1 -> {
                out.add(Element.text("master_source_address", new MacAddress(b.u48(0)).toString()));
                out.add(Element.text("subdomain_uuid", b.octets(6, 16).toString()));
            }
            case 2 -> {
                out.add(Element.number("epoch_number", b.u16(0)));
                out.add(Element.number("seconds", b.u32(2)));
                out.add(Element.number("nanoseconds", b.u32(6)));
            }
            case 3 -> {
                out.add(Element.number("flags", b.u16(0)));
                out.add(Element.number("current_utc_offset", b.u16(2)));
            }
            case 4 -> {
                out.add(Element.number("master_priority_1", b.u8(0)));
                out.add(Element.number("master_priority_2", b.u8(1)));
                out.add(Element.number("clock_class", b.u8(2)));
                out.add(Element.number("clock_accuracy", b.u8(3)));
                out.add(Element.number("clock_variance", b.s16(4)));
            }
            case 6 -> out.add(Element.text("port_mac_address", new MacAddress(b.u48(0)).toString()));
            case 7 -> out.add(Element.number("t2_time_stamp", b.u32(0)));
            default -> {
                if (b.length() > 0) {
                    out.add(Element.text("octets", b.octets().toString()));
                }
            }
        }
    }
}
