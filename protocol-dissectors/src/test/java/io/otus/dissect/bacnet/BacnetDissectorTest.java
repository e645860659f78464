package io.otus.dissect.bacnet;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

class BacnetDissectorTest extends DissectorContract {
    private static final Npdu EXPECTING = new Npdu(4, -1, Octets.EMPTY, -1, Octets.EMPTY, -1, -1, 6);

    @Override
    protected DissectorProvider provider() {
        return new BacnetProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    /** An Original-Unicast-NPDU with this NPDU and APDU. */
    private static String unicast(String npduAndApdu) {
        return bvll("0A", npduAndApdu);
    }

    private static String bvll(String function, String rest) {
        int length = 4 + rest.replace(" ", "").length() / 2;
        return "81" + function + String.format("%04X", length) + rest;
    }

    private static Service confirmed(int choice) {
        return Objects.requireNonNull(BacnetService.confirmed(choice));
    }

    private static Service unconfirmed(int choice) {
        return Objects.requireNonNull(BacnetService.unconfirmed(choice));
    }

    private static Seen asks(int invokeId, Service service, PointRange... points) {
        long transaction = Operations.transaction(-1, Octets.EMPTY, invokeId);
        return new Seen.Request(Request.confirmed(transaction, service, "", List.of(points)));
    }

    private static Seen answers(int invokeId, Service service, Outcome outcome, PointRange... points) {
        long transaction = Operations.transaction(-1, Octets.EMPTY, invokeId);
        return new Seen.Response(new Response(transaction, service, "", outcome, List.of(points)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(properties(), others(), networks(), malformed()).flatMap(rows -> rows);
    }

    private static Stream<Row> properties() {
        return Stream.of(
                row("read property and its answer, Annex F.3.5")
                        .client(unicast("01 04 00 00 01 0C 0C 00000005 19 55"))
                        .server(unicast("01 00 30 01 0C 0C 00000005 19 55 3E 44 4290999A 3F"))
                        .sees(
                                new Seen.Message(new BacnetEvent.Message(
                                        new BacnetEvent.Bvlc(10, "original_unicast_npdu", 17, ""),
                                        EXPECTING,
                                        new BacnetEvent.Apdu(
                                                "confirmed_request",
                                                1,
                                                false,
                                                false,
                                                -1,
                                                12,
                                                "read_property",
                                                List.of(),
                                                List.of(new BacnetEvent.PropertyValue(
                                                        "analog-input:5",
                                                        85,
                                                        "present-value",
                                                        -1,
                                                        -1,
                                                        ValueList.NONE,
                                                        "")),
                                                ""))),
                                asks(1, confirmed(12), PointRange.named("analog-input:5/present-value")),
                                new Seen.Message(new BacnetEvent.Message(
                                        new BacnetEvent.Bvlc(10, "original_unicast_npdu", 23, ""),
                                        new Npdu(0, -1, Octets.EMPTY, -1, Octets.EMPTY, -1, -1, 6),
                                        new BacnetEvent.Apdu(
                                                "complex_ack",
                                                1,
                                                false,
                                                false,
                                                -1,
                                                12,
                                                "read_property",
                                                List.of(),
                                                List.of(new BacnetEvent.PropertyValue(
                                                        "analog-input:5",
                                                        85,
                                                        "present-value",
                                                        -1,
                                                        -1,
                                                        ValueList.reals(72.30000305175781),
                                                        "")),
                                                ""))),
                                answers(
                                        1,
                                        confirmed(12),
                                        Outcome.OK,
                                        PointRange.named(
                                                "analog-input:5/present-value", ValueList.reals(72.30000305175781)))),
                row("read property multiple, one of two properties fails, Annex F.3.7")
                        .client(unicast("01 04 00 04 F1 0E 0C 00000010 1E 09 55 09 67 1F"))
                        .server(unicast(
                                "01 00 30 F1 0E 0C 00000010 1E 29 55 4E 44 42909999 4F" + "29 67 5E 91 02 91 20 5F 1F"))
                        .sees(
                                asks(
                                        0xF1,
                                        confirmed(14),
                                        PointRange.named("analog-input:16/present-value"),
                                        PointRange.named("analog-input:16/reliability")),
                                answers(
                                        0xF1,
                                        confirmed(14),
                                        Outcome.OK,
                                        PointRange.named(
                                                "analog-input:16/present-value", ValueList.reals(72.29999542236328)),
                                        PointRange.named("analog-input:16/reliability"))),
                row("the Device object says who it is, clause 12.11")
                        .server(unicast("01 00 30 02 0C 0C 02000001 19 79 3E 75 05 00 4F747573 3F"))
                        .sees(new Seen.Claim(true, "", Attribute.VENDOR, "Otus", Trust.DEVICE)),
                row("write property with priority, Annex F.3.9")
                        .client(unicast("01 04 00 04 59 0F 0C 00800001 19 55 3E 44 43340000 3F 49 08"))
                        .server(unicast("01 00 20 59 0F"))
                        .sees(
                                asks(
                                        0x59,
                                        confirmed(15),
                                        PointRange.named("analog-value:1/present-value", ValueList.reals(180))),
                                answers(0x59, confirmed(15), Outcome.OK)),
                row("a refused write, class property code write-access-denied")
                        .client(unicast("01 04 00 04 59 0F 0C 00800001 19 55 3E 44 43340000 3F"))
                        .server(unicast("01 00 50 59 0F 91 02 91 28"))
                        .sees(
                                asks(
                                        0x59,
                                        confirmed(15),
                                        PointRange.named("analog-value:1/present-value", ValueList.reals(180))),
                                answers(0x59, confirmed(15), Outcome.error(15, "error class 2 code 40"))));
    }

    private static Stream<Row> others() {
        return Stream.of(
                row("who-is with a range, Annex F.4.9")
                        .client(bvll("0B", "01 00 10 08 09 03 19 03"))
                        .sees(new Seen.Request(Request.unconfirmed(unconfirmed(8), "", List.of()))),
                row("i-am tells the instance, Annex F.4.9")
                        .server(bvll("0B", "01 00 10 00 C4 02000003 22 0400 91 03 21 63"))
                        .sees(
                                new Seen.Request(Request.notification(unconfirmed(0), "", List.of())),
                                new Seen.Claim(true, "", Attribute.INSTANCE, "3", Trust.DEVICE)),
                row("unconfirmed COV notification with values, Annex F.1.3")
                        .server(unicast("01 00 10 02 09 12 1C 02000004 2C 0000000A 39 00"
                                + "4E 09 55 2E 44 42820000 2F 09 6F 2E 82 04 00 2F 4F"))
                        .sees(new Seen.Request(Request.notification(
                                unconfirmed(2),
                                "",
                                List.of(
                                        PointRange.named("analog-input:10/present-value", ValueList.reals(65)),
                                        PointRange.named("analog-input:10/status-flags", ValueList.text("0000")))))),
                row("reinitialize device, Annex F.4.4")
                        .client(unicast("01 04 00 04 02 14 09 01 1D 09 00 4162436445664768"))
                        .sees(new Seen.Secret(14, 9), asks(2, confirmed(20))),
                row("device communication disabled blinds, enabled does not")
                        .client(unicast("01 04 00 04 05 11 09 05 19 01"))
                        .client(unicast("01 04 00 04 06 11 19 00"))
                        .sees(asks(5, confirmed(17)), asks(6, BacnetService.COMMUNICATION_ENABLED)),
                row("time synchronization, Annex F.4.7")
                        .client(bvll("0B", "01 00 10 06 A4 5C0B1102 B4 16 2D 1E 46"))
                        .sees(new Seen.Request(Request.unconfirmed(unconfirmed(6), "", List.of()))),
                row("an answer in two segments, clause 5.4")
                        .client(unicast("01 04 02 04 07 0C 0C 02000001 19 4C"))
                        .server(unicast("01 00 3C 07 00 02 0C 0C 02000001 19 4C 3E C4 02000001"))
                        .client(unicast("01 00 40 07 00 02"))
                        .server(unicast("01 00 38 07 01 02 0C C4 00000001 3F"))
                        .sees(
                                asks(7, confirmed(12), PointRange.named("device:1/object-list")),
                                new Seen.Continues(),
                                answers(7, confirmed(12), Outcome.OK, PointRange.named("device:1/object-list"))),
                row("a reject has a reason, clause 18.8")
                        .server(unicast("01 00 60 08 09"))
                        .sees(answers(8, BacnetService.undefined(-1), Outcome.error(9, "reject unrecognized_service"))),
                row("an abort has a reason, clause 18.9")
                        .server(unicast("01 00 71 08 04"))
                        .sees(answers(
                                8, BacnetService.undefined(-1), Outcome.error(4, "abort segmentation_not_supported"))),
                row("a confirmed service that is not defined")
                        .client(unicast("01 04 00 04 05 60"))
                        .sees(new Seen.Unknown("service_choice", 0x60), asks(5, BacnetService.undefined(0x60))));
    }

    private static Stream<Row> networks() {
        return Stream.of(
                row("a device behind a router is a unit of its own, clause 6.2.2")
                        .server(unicast("01 08 0005 01 0C 30 01 0C 0C 00000005 19 55 3E 44 4290999A 3F"))
                        .sees(new Seen.Response(new Response(
                                Operations.transaction(5, Octets.ofHex("0C"), 1),
                                confirmed(12),
                                "5/0c",
                                Outcome.OK,
                                List.of(PointRange.named(
                                        "analog-input:5/present-value", ValueList.reals(72.30000305175781)))))),
                row("who is router to network, clause 6.4.1")
                        .client(bvll("0B", "01 80 00 0002"))
                        .sees(new Seen.Message(new BacnetEvent.Message(
                                new BacnetEvent.Bvlc(11, "original_broadcast_npdu", 9, ""),
                                new Npdu(0x80, -1, Octets.EMPTY, -1, Octets.EMPTY, -1, 0, 7),
                                null))),
                row("a BBMD forwards with the original address, J.2.5")
                        .client(bvll("04", "C0A80105BAC0 01 00 10 08"))
                        .sees(new Seen.Message(new BacnetEvent.Message(
                                new BacnetEvent.Bvlc(4, "forwarded_npdu", 14, "192.168.1.5:47808"),
                                new Npdu(0, -1, Octets.EMPTY, -1, Octets.EMPTY, -1, -1, 12),
                                new BacnetEvent.Apdu(
                                        "unconfirmed_request",
                                        -1,
                                        false,
                                        false,
                                        -1,
                                        8,
                                        "who_is",
                                        List.of(),
                                        List.of(),
                                        "")))),
                row("a BVLC result, J.2.1")
                        .server("81 00 0006 0030")
                        .sees(new Seen.Message(
                                new BacnetEvent.Message(new BacnetEvent.Bvlc(0, "bvlc_result", 6, "48"), null, null))),
                row("a BVLC function that is not defined")
                        .client("81 7F 0004")
                        .sees(new Seen.Unknown("bvlc_function", 127)),
                row("a network message that is not defined")
                        .client(bvll("0B", "01 80 55"))
                        .sees(new Seen.Unknown("network_message_type", 0x55)));
    }

    private static Stream<Row> malformed() {
        return Stream.of(
                row("the BVLC length passes the datagram")
                        .client("81 0A 0020 01 04 00 00 01 0C")
                        .sees(new Seen.Malformed(BacnetAnomaly.BVLC_LENGTH, 2)),
                row("an NPDU that ends within its address")
                        .client(unicast("01 20 0005 06 0C"))
                        .sees(new Seen.Malformed(BacnetAnomaly.NPDU_LENGTH, 6)),
                row("version 2 of the network layer")
                        .client(unicast("02 00 10 08"))
                        .sees(new Seen.Malformed(BacnetAnomaly.NPDU_VERSION, 4)),
                row("an APDU that ends within its header")
                        .client(unicast("01 04 00 00"))
                        .sees(new Seen.Malformed(BacnetAnomaly.APDU_LENGTH, 8)),
                row("a tag that passes the end")
                        .client(unicast("01 04 00 04 59 0F 0C 00800001 19 55 3E 44 4334"))
                        .sees(new Seen.Malformed(BacnetAnomaly.TAG, 8)),
                row("read property without a property")
                        .client(unicast("01 04 00 04 59 0C 0C 00800001"))
                        .sees(new Seen.Malformed(BacnetAnomaly.ARGUMENT, 5)),
                row("a segment without the one before")
                        .server(unicast("01 00 38 07 01 02 0C C4 00000001 3F"))
                        .sees(new Seen.Malformed(BacnetAnomaly.SEGMENT_ORDER, 6)),
                row("a reserved APDU type").client(unicast("01 00 F0 00")).sees(new Seen.Unknown("apdu_type", 15)));
    }
}
