package io.otus.dissect.dnp3;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Way;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What several messages mean together: selected commands, files, confirmed frames, outstations behind one address,
 * authentication.
 */
class Dnp3ExchangesTest extends DissectorContract {
    private static final String RELAY_0 = "0C01 17 01 00 03 01 64000000 64000000 00";
    private static final String RELAY_1 = "0C01 17 01 01 03 01 64000000 64000000 00";
    private static final String LATCHED_0 = "0C01 17 01 00 03 01 64000000 64000000 00";

    private static final String OPEN_TO_READ =
            "C1 19 4603 5B 01 1C00 1A00 0200 000000000000 0000 00000000 00000000 0100 0004 0100 2F66";
    private static final String OPEN_TO_WRITE =
            "C1 19 4603 5B 01 1C00 1A00 0200 000000000000 B601 00000000 06000000 0200 0004 0100 2F66";
    private static final String OPENED = "C1 81 0000 4604 5B 01 0D00 07000000 06000000 0004 0100 00";
    private static final int FROM_MASTER_CONFIRMED = 0xF3;

    @Override
    protected DissectorProvider provider() {
        return new Dnp3Provider();
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(selectRows(), partRows(), fileRows(), linkRows(), authenticationRows())
                .flatMap(rows -> rows);
    }

    private static Seen malformed(Dnp3Anomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    private static Stream<Row> selectRows() {
        return Stream.of(
                row("an operate repeats its select, and is repeated itself")
                        .client(Frames.request("C0 03" + RELAY_0))
                        .server(Frames.response("C0 81 0000" + LATCHED_0))
                        .client(Frames.request("C1 04" + RELAY_0))
                        .client(Frames.request("C1 04" + RELAY_0))
                        .sees(),
                row("an operate of another point than the one selected")
                        .client(Frames.request("C0 03" + RELAY_0))
                        .client(Frames.request("C1 04" + RELAY_1))
                        .sees(malformed(Dnp3Anomaly.OPERATE_OBJECTS, 12)),
                row("an operate whose sequence number is not the next")
                        .client(Frames.request("C0 03" + RELAY_0))
                        .client(Frames.request("C3 04" + RELAY_0))
                        .sees(malformed(Dnp3Anomaly.OPERATE_WITHOUT_SELECT, 12)),
                row("a request between select and operate cancels the select")
                        .client(Frames.request("CE 03" + RELAY_0))
                        .client(Frames.request("CF 01 3C01 06"))
                        .client(Frames.request("C0 04" + RELAY_0))
                        .sees(malformed(Dnp3Anomaly.OPERATE_WITHOUT_SELECT, 12)),
                row("a confirmation between select and operate does not")
                        .client(Frames.request("CF 03" + RELAY_0))
                        .client(Frames.request("D2 00"))
                        .client(Frames.request("C0 04" + RELAY_0))
                        .sees(),
                row("an operate as the first request seen says nothing of its select")
                        .client(Frames.request("C1 04" + RELAY_0))
                        .sees(),
                row("each outstation behind one address has selects of its own")
                        .client(Frames.fragment(0xC4, 10, 1, "C0 03" + RELAY_0))
                        .client(Frames.fragment(0xC4, 11, 1, "C0 01 3C01 06"))
                        .client(Frames.fragment(0xC4, 10, 1, "C1 04" + RELAY_0))
                        .server(Frames.fragment(0x44, 1, 11, "C0 81 0000 0101 00 0000 01"))
                        .server(Frames.fragment(0x44, 1, 10, "C1 81 0000" + LATCHED_0))
                        .sees(
                                asks(10, 0, Dnp3Function.SELECT, relay()),
                                asks(11, 0, Dnp3Function.READ, PointRange.named("class_0")),
                                asks(10, 1, Dnp3Function.OPERATE, relay()),
                                answers(11, 0, Dnp3Function.READ, Outcome.OK, bit()),
                                answers(10, 1, Dnp3Function.OPERATE, Outcome.OK, relay())));
    }

    private static Stream<Row> partRows() {
        String both = "0C01 17 02 00 03 01 64000000 64000000 00 01 03 01 64000000 64000000 ";
        PointRange[] relays = {relay(), PointRange.of("g12", 1, ValueList.text("latch_on"))};
        return Stream.of(
                row("one of two commands is refused, the other is done")
                        .client(Frames.request("C0 05" + both + "00"))
                        .server(Frames.response("C0 81 0000" + both + "04"))
                        .sees(
                                asks(10, 0, Dnp3Function.DIRECT_OPERATE, relays),
                                answers(10, 0, Dnp3Function.DIRECT_OPERATE, Outcome.OK, relays)),
                row("a read is refused as the outstation has no such object")
                        .client(Frames.request("C0 01 1E 05 06"))
                        .server(Frames.response("C0 81 0002"))
                        .sees(
                                asks(10, 0, Dnp3Function.READ, PointRange.named("g30")),
                                answers(10, 0, Dnp3Function.READ, Outcome.error(2, "object_unknown"))),
                row("a read is refused for its parameters")
                        .client(Frames.request("C0 01 1E 05 06"))
                        .server(Frames.response("C0 81 0004"))
                        .sees(
                                asks(10, 0, Dnp3Function.READ, PointRange.named("g30")),
                                answers(10, 0, Dnp3Function.READ, Outcome.error(4, "parameter_error"))),
                row("one of two commands is refused, and nothing is selected")
                        .client(Frames.request("C0 03" + both + "00"))
                        .server(Frames.response("C0 81 0000" + both + "04"))
                        .sees(
                                asks(10, 0, Dnp3Function.SELECT, relays),
                                answers(10, 0, Dnp3Function.SELECT, Outcome.error(4, "not_supported"), relays)));
    }

    private static PointRange relay() {
        return PointRange.of("g12", 0, ValueList.text("latch_on"));
    }

    private static PointRange bit() {
        return PointRange.of("g1", 0, ValueList.bits(Octets.ofHex("01").view(), 0, 1));
    }

    private static Seen asks(int outstation, int sequence, Dnp3Function function, PointRange... points) {
        return new Seen.Request(Request.confirmed(
                ((long) outstation << 20) | (1 << 4) | sequence,
                function.service(),
                Integer.toString(outstation),
                List.of(points)));
    }

    private static Seen answers(
            int outstation, int sequence, Dnp3Function function, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(
                ((long) outstation << 20) | (1 << 4) | sequence,
                function.service(),
                Integer.toString(outstation),
                outcome,
                List.of(points)));
    }

    private static Stream<Row> fileRows() {
        return Stream.of(
                row("a file that is read is told with its last block")
                        .client(Frames.request(OPEN_TO_READ))
                        .server(Frames.response(OPENED))
                        .client(Frames.request("C2 01 4605 5B 01 0800 07000000 00000000"))
                        .server(Frames.response("C2 81 0000 4605 5B 01 0B00 07000000 00000000 616263"))
                        .client(Frames.request("C3 01 4605 5B 01 0800 07000000 01000000"))
                        .server(Frames.response("C3 81 0000 4605 5B 01 0B00 07000000 01000080 646566"))
                        .sees(new Seen.File(false, "10", Way.FROM_DEVICE, "/f", 6)),
                row("a file that is written is told when the outstation took its last block, and not for a repeated"
                                + " one")
                        .client(Frames.request(OPEN_TO_WRITE))
                        .server(Frames.response(OPENED))
                        .client(Frames.request("C2 02 4605 5B 01 0B00 07000000 00000000 616263"))
                        .client(Frames.request("C2 02 4605 5B 01 0B00 07000000 00000000 616263"))
                        .server(Frames.response("C2 81 0000 4606 5B 01 0900 07000000 00000000 00"))
                        .client(Frames.request("C3 02 4605 5B 01 0B00 07000000 01000080 646566"))
                        .server(Frames.response("C3 81 0000 4606 5B 01 0900 07000000 01000080 00"))
                        .client(Frames.request("C4 1A 4604 5B 01 0D00 07000000 06000000 0004 0200 00"))
                        .sees(new Seen.File(false, "10", Way.TO_DEVICE, "/f", 6)),
                row("a written file whose last block was refused was not moved")
                        .client(Frames.request(OPEN_TO_WRITE))
                        .server(Frames.response(OPENED))
                        .client(Frames.request("C2 02 4605 5B 01 0B00 07000000 00000080 616263"))
                        .server(Frames.response("C2 81 0000 4606 5B 01 0900 07000000 00000080 13"))
                        .client(Frames.request("C3 1A 4604 5B 01 0D00 07000000 06000000 0004 0200 00"))
                        .sees(),
                row("a written file of which only the master is seen is told at its closing")
                        .client(Frames.request("C2 02 4605 5B 01 0B00 07000000 00000080 616263"))
                        .client(Frames.request("C3 1A 4604 5B 01 0D00 07000000 06000000 0004 0200 00"))
                        .sees(new Seen.File(true, "10", Way.TO_DEVICE, "", 3)));
    }

    private static Stream<Row> linkRows() {
        String readClass0 = "C0 C1 01 3C01 06";
        String coldRestart = "C0 C1 0D";
        String unsolicited = "C0 F0 82 0000";
        return Stream.of(
                row("a confirmed frame that is sent again asks nothing twice")
                        .client(Frames.frame(0xC0, 10, 1, ""))
                        .server(Frames.frame(0x00, 1, 10, ""))
                        .client(Frames.frame(FROM_MASTER_CONFIRMED, 10, 1, coldRestart))
                        .client(Frames.frame(FROM_MASTER_CONFIRMED, 10, 1, coldRestart))
                        .server(Frames.frame(0x00, 1, 10, ""))
                        .sees(asks(10, 1, Dnp3Function.COLD_RESTART)),
                row("the same request in the next confirmed frame is another one")
                        .client(Frames.frame(0xF3, 10, 1, coldRestart))
                        .client(Frames.frame(0xD3, 10, 1, coldRestart))
                        .sees(asks(10, 1, Dnp3Function.COLD_RESTART), asks(10, 1, Dnp3Function.COLD_RESTART)),
                row("after a reset of the link the frame count begins anew")
                        .client(Frames.frame(0xF3, 10, 1, coldRestart))
                        .client(Frames.frame(0xC0, 10, 1, ""))
                        .client(Frames.frame(0xF3, 10, 1, coldRestart))
                        .sees(asks(10, 1, Dnp3Function.COLD_RESTART), asks(10, 1, Dnp3Function.COLD_RESTART)),
                row("a reset of a link that the station answered on is told")
                        .client(Frames.frame(0xC0, 10, 1, ""))
                        .server(Frames.frame(0x00, 1, 10, ""))
                        .client(Frames.frame(0xC0, 10, 1, ""))
                        .client(Frames.frame(0xC0, 10, 1, ""))
                        .sees(new Seen.Session(true, "10", "link_reset", "reset_link_states")),
                row("a station that spoke first has no link to lose, and after an acknowledgement it has")
                        .server(Frames.frame(0x44, 1, 10, unsolicited))
                        .client(Frames.frame(0xC0, 10, 1, ""))
                        .server(Frames.frame(0x44, 1, 10, unsolicited))
                        .client(Frames.frame(0xC0, 10, 1, ""))
                        .server(Frames.frame(0x00, 1, 10, ""))
                        .client(Frames.frame(0xC0, 10, 1, ""))
                        .sees(new Seen.Session(true, "10", "link_reset", "reset_link_states")),
                row("a reset of a link to a station that answered a request is told")
                        .client(Frames.frame(0xC4, 10, 1, readClass0))
                        .server(Frames.response("C1 81 0000"))
                        .client(Frames.frame(0xC0, 10, 1, ""))
                        .sees(new Seen.Session(true, "10", "link_reset", "reset_link_states")),
                row("no station has a reserved address or that of all")
                        .server(Frames.frame(0x00, 1, 0xFFF5, ""))
                        .client(Frames.frame(0xC0, 0xFFF5, 1, ""))
                        .sees(malformed(Dnp3Anomaly.SOURCE_ADDRESS, 6)),
                row("link control says nothing to the application")
                        .client(Frames.frame(0xD2, 10, 1, ""))
                        .server(Frames.frame(0x01, 1, 10, ""))
                        .server(Frames.frame(0x0F, 1, 10, ""))
                        .client(Frames.frame(0xC9, 10, 1, ""))
                        .server(Frames.frame(0x1B, 1, 10, ""))
                        .sees(),
                row("a request that asks for a confirmation")
                        .client(Frames.frame(0xC4, 10, 1, readClass0.replace("C0 C1", "C0 E1")))
                        .sees(malformed(Dnp3Anomaly.CONFIRMATION_BIT, 11)),
                row("reserved internal indications")
                        .server(Frames.response("C1 81 0040"))
                        .sees(malformed(Dnp3Anomaly.RESERVED_INDICATION, 14)),
                row("relative times without a common time of occurrence")
                        .server(Frames.response("C1 81 0000 0203 17 01 05 81 1400"))
                        .sees(malformed(Dnp3Anomaly.COMMON_TIME, 19)),
                row("a decimal digit above nine")
                        .server(Frames.response("C1 81 0000 6501 00 0707 3A12"))
                        .sees(malformed(Dnp3Anomaly.BCD_DIGIT, 20)),
                row("a reserved control code")
                        .client(Frames.request("C1 05 0C01 17 01 00 0F 01 64000000 64000000 00"))
                        .sees(new Seen.Unknown("control_code", 0x0F)));
    }

    private static Stream<Row> authenticationRows() {
        String aggressive = "7803 07 01 09000000 0100";
        return Stream.of(
                row("the answer to a challenge between select and operate is no request of its own")
                        .client(Frames.request("C0 03" + RELAY_0))
                        .server(Frames.response("C0 83 0000 7801 5B 01 0C00 01000000 0100 04 01 AABBCCDD"))
                        .client(Frames.request("C0 20 7802 5B 01 0A00 01000000 0100 AABBCCDD"))
                        .server(Frames.response("C0 81 0000" + LATCHED_0))
                        .client(Frames.request("C1 04" + RELAY_0))
                        .sees(),
                row("select and operate in aggressive mode have the same commands between other authentication")
                        .client(Frames.request("C0 03" + aggressive + RELAY_0 + "7809 5B 01 0400 AABBCCDD"))
                        .client(Frames.request("C1 04" + aggressive.replace("09000000", "0A000000") + RELAY_0
                                + "7809 5B 01 0400 DDCCBBAA"))
                        .sees(),
                row("a restart is acknowledged in aggressive mode")
                        .client(Frames.request("C0 02" + aggressive + "5001 00 07 07 00 7809 5B 01 0400 AABBCCDD"))
                        .sees(new Seen.Request(Request.confirmed(
                                (10L << 20) | (1 << 4),
                                Dnp3Function.CLEAR_RESTART,
                                "10",
                                List.of(PointRange.of(
                                        "g80",
                                        7,
                                        ValueList.bits(Octets.ofHex("00").view(), 0, 1)))))),
                row("an operate in aggressive mode of another point than the one selected")
                        .client(Frames.request("C0 03" + aggressive + RELAY_0 + "7809 5B 01 0400 AABBCCDD"))
                        .client(Frames.request("C1 04" + aggressive + RELAY_1 + "7809 5B 01 0400 AABBCCDD"))
                        .sees(malformed(Dnp3Anomaly.OPERATE_OBJECTS, 12)),
                row("a challenged command that is not authentic is refused")
                        .client(Frames.request("C1 05" + RELAY_0))
                        .server(Frames.response("C1 83 0000 7801 5B 01 0C00 01000000 0100 04 01 AABBCCDD"))
                        .client(Frames.request("C1 20 7802 5B 01 0A00 01000000 0100 AABBCCDD"))
                        .server(Frames.response("C1 83 0000 7807 5B 01 0F00 01000000 0100 0000 01 000090010000"))
                        .sees(
                                asks(10, 1, Dnp3Function.DIRECT_OPERATE, relay()),
                                new Seen.Request(Request.unconfirmed(
                                        Dnp3Function.AUTHENTICATE_REQ.service(),
                                        "10",
                                        List.of(PointRange.named("g120")))),
                                answers(10, 1, Dnp3Function.DIRECT_OPERATE, Outcome.error(1, "authentication_failed"))),
                row("a user is added, by name")
                        .client(Frames.request(
                                "C1 20 780A 5B 01 1600 04 01 01000000 0200 6400 0300 0200 0100 626F62 AABB CC"))
                        .sees(new Seen.Session(true, "10", "user_status_change", "bob")),
                row("a part of an authentication object lies outside it")
                        .client(Frames.request("C1 20 780B 5B 01 0800 04 0300 FF00 626F62"))
                        .sees(malformed(Dnp3Anomaly.OBJECT_SIZE, 19)));
    }

    @Test
    void anOperateSaysWhatBecameOfItsSelect() {
        DissectorHarness harness = new DissectorHarness(new Dnp3Provider().create(), Carrier.STREAM);
        RecordingFields fields = new RecordingFields();
        for (String fragment : List.of("C0 04" + RELAY_0, "C1 03" + RELAY_0, "C2 04" + RELAY_0, "C3 04" + RELAY_0)) {
            harness.feed(
                    Direction.FROM_CLIENT,
                    Octets.ofHex(Frames.request(fragment)).toArray(),
                    Integer.MAX_VALUE);
        }
        for (Seen seen : harness.seen()) {
            if (seen instanceof Seen.Message message) {
                message.event().fields(fields);
            }
        }
        assertThat(fields.lines().stream().filter(line -> line.startsWith("application.select=")))
                .containsExactly("application.select=unseen", "application.select=paired", "application.select=absent");
    }
}
