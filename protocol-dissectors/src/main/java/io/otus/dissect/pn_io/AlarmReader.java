package io.otus.dissect.pn_io;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads alarm PDUs, IEC 61158-6-10 §4.8.2.
 *
 * <pre>
 *  0          2        4        6      7       8          10        12       14
 *  +----------+--------+--------+------+-------+----------+---------+--------+-----------
 *  | frame id | dst ep | src ep | type | flags | send seq | ack seq | length | variable ...
 *  +----------+--------+--------+------+-------+----------+---------+--------+-----------
 * </pre>
 */
final class AlarmReader {
    static final int DATA = 1;
    static final int NACK = 2;
    static final int ACK = 3;
    static final int ERR = 4;

    private static final int HEADER = 14;
    private static final Service ACKNOWLEDGE = new Service(-1, "alarm_ack", Action.NOTIFY);
    private static final Service ABORT = new Service(-1, "relation_aborted", Action.NOTIFY);
    private static final Service[] NOTIFICATIONS = new Service[0x20];
    private static final Service OTHER = new Service(-1, "alarm", Action.NOTIFY);

    static {
        for (int type = 0; type < NOTIFICATIONS.length; type++) {
            String name = Meanings.alarmType(type);
            NOTIFICATIONS[type] = name.isEmpty() ? OTHER : new Service(-1, "alarm_" + name, Action.NOTIFY);
        }
    }

    private AlarmReader() {}

    static void read(int frameId, ByteView message, Output out) {
        if (message.length() < HEADER) {
            out.malformed(PnioAnomaly.RTA_LENGTH, message.length());
            return;
        }
        int type = message.u8(6) & 0x0F;
        int length = message.u16(12);
        boolean whole = message.has(HEADER, length);
        ByteView part = whole ? message.slice(HEADER, length) : ByteView.EMPTY;
        List<Element> status = new ArrayList<>();
        if (type == ERR && part.length() >= 4) {
            PnioStatus.add(part.u32(0), status);
        }
        BlockReader reader = new BlockReader();
        List<Element.Group> blocks = type == DATA ? reader.read(part) : List.of();
        out.message(new PnioEvent.Alarm(
                frameId,
                frameId == FrameIds.ALARM_HIGH ? "high" : "low",
                message.u16(2),
                message.u16(4),
                message.u8(6) >> 4,
                type,
                message.u8(7),
                message.u16(8),
                message.u16(10),
                length,
                status,
                blocks));
        if (!whole || (type == ERR && part.length() < 4)) {
            out.malformed(PnioAnomaly.RTA_LENGTH, 12);
            return;
        }
        PnioAnomaly broken = reader.anomaly();
        if (broken != null) {
            out.malformed(broken, HEADER + reader.anomalyAt());
        }
        switch (type) {
            case DATA -> blocks.forEach(block -> tell(block.elements(), out));
            case ERR ->
                out.request(Request.notification(
                        ABORT,
                        "",
                        List.of(PointRange.named("status", ValueList.text(Elements.text(status, "error"))))));
            case NACK, ACK -> {}
            default -> out.unknown("pdu_type", type);
        }
    }

    private static void tell(List<Element> block, Output out) {
        String name = Elements.text(block, "block_name");
        String unit = Relations.space(Elements.number(block, "slot_number"), Elements.number(block, "subslot_number"));
        int type = (int) Elements.number(block, "alarm_type");
        if (name.startsWith("alarm_notification")) {
            Service service = type < NOTIFICATIONS.length ? NOTIFICATIONS[type] : OTHER;
            out.request(Request.notification(service, unit, List.of()));
        } else if (name.startsWith("alarm_ack")) {
            out.request(Request.unconfirmed(ACKNOWLEDGE, unit, List.of()));
        }
    }
}
