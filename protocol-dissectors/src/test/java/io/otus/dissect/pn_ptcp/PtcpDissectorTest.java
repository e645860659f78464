package io.otus.dissect.pn_ptcp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PtcpDissectorTest extends DissectorContract {
    private static final String HEADER = "00000000 00000000 00000002 001C 03 00 00000004";

    @Override
    protected DissectorProvider provider() {
        return new PtcpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static Element.Group tlv(int type, String name, Element... fields) {
        List<Element> all = new ArrayList<>(List.of(Element.number("type", type), Element.text("name", name)));
        all.addAll(List.of(fields));
        return new Element.Group("", all);
    }

    private static Row kind(int frameId, String kind) {
        return row(kind + " by its frame id, " + frameId)
                .client("%04X".formatted(frameId) + HEADER + "0000")
                .sees(new Seen.Message(new PtcpEvent(kind, frameId, 28, 27, List.of())));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                kind(0xFF41, "delay_response"),
                kind(0xFF42, "delay_follow_up_response"),
                kind(0xFF43, "delay_response_without_follow_up"),
                kind(0xFF20, "follow_up"),
                row("a request for the delay of the line names its port")
                        .client("FF40" + HEADER + "0C06 020000000001 0000")
                        .sees(new Seen.Message(new PtcpEvent(
                                "delay_request",
                                0xFF40,
                                28,
                                27,
                                List.of(tlv(
                                        6,
                                        "delay_parameter",
                                        Element.text("port_mac_address", "02:00:00:00:00:01")))))),
                row("Sync tells master and time")
                        .client("0080" + HEADER + "0216 020000000001 A1A2A3A4A5A647A889AAABACADAEAFB0040A 0000"
                                + " 00000010 00000020 0604 0001 0025 0000 0806 01 FF 0D 20 0003 0E04"
                                + " 00000007 00000000")
                        .sees(
                                new Seen.Message(new PtcpEvent(
                                        "sync",
                                        0x0080,
                                        28,
                                        27,
                                        List.of(
                                                tlv(
                                                        1,
                                                        "subdomain",
                                                        Element.text("master_source_address", "02:00:00:00:00:01"),
                                                        Element.text(
                                                                "subdomain_uuid", "a1a2a3a4a5a647a889aaabacadaeafb0")),
                                                tlv(
                                                        2,
                                                        "time",
                                                        Element.number("epoch_number", 0),
                                                        Element.number("seconds", 16),
                                                        Element.number("nanoseconds", 32)),
                                                tlv(
                                                        3,
                                                        "time_extension",
                                                        Element.number("flags", 1),
                                                        Element.number("current_utc_offset", 37)),
                                                tlv(
                                                        4,
                                                        "master",
                                                        Element.number("master_priority_1", 1),
                                                        Element.number("master_priority_2", 255),
                                                        Element.number("clock_class", 13),
                                                        Element.number("clock_accuracy", 32),
                                                        Element.number("clock_variance", 3)),
                                                tlv(7, "port_time", Element.number("t2_time_stamp", 7))))),
                                new Seen.Request(Request.notification(
                                        new Service(-1, "clock_sync", Action.NOTIFY), "", List.of()))),
                row("a clock announces itself, with an option of its maker")
                        .client("FF00" + HEADER + "FE05 080006 01AA 00 0A0C 000000010000000200000003 0000 0000")
                        .sees(
                                new Seen.Message(new PtcpEvent(
                                        "announce",
                                        0xFF00,
                                        28,
                                        27,
                                        List.of(
                                                tlv(127, "option", Element.text("octets", "08000601aa")),
                                                tlv(
                                                        5,
                                                        "port_parameter",
                                                        new Element.Value(
                                                                "octets",
                                                                ValueList.text("000000010000000200000003")))))),
                                new Seen.Request(Request.notification(
                                        new Service(-1, "clock_announce", Action.NOTIFY), "", List.of()))),
                row("a type that the standard has not")
                        .client("FF20" + HEADER + "1000 0000 0000")
                        .sees(new Seen.Unknown("tlv_type", 8)),
                row("a frame that is shorter than the header")
                        .client("FF20 0000")
                        .sees(new Seen.Malformed(PtcpAnomaly.HEADER, 4)),
                row("a TLV that passes the end")
                        .client("FF20" + HEADER + "0C06 0200")
                        .sees(new Seen.Malformed(PtcpAnomaly.TLV, 22)),
                row("a TLV that is too short for its content")
                        .client("FF20" + HEADER + "0C02 0200")
                        .sees(new Seen.Malformed(PtcpAnomaly.TLV, 22)),
                row("discovery is another protocol's").client("FEFE 05 00").sees());
    }

    @Test
    void thePageHasEveryFieldThatMessagesWrite() {
        assertThat(FieldTable.of("pn_ptcp")).containsAll(fieldsWritten());
    }
}
