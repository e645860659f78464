package io.otus.dissect.bacnet;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
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
    private static final Npdu PLAIN = new Npdu(0, -1, Octets.EMPTY, -1, Octets.EMPTY, -1, -1, 6);

    private static BacnetEvent.Bvlc bvlc(int function, String name, int length, Element... content) {
        return new BacnetEvent.Bvlc(0x81, function, name, length, List.of(content));
    }

    private static Seen told(BacnetEvent.Bvlc bvlc) {
        return new Seen.Message(new BacnetEvent.Message(null, bvlc, null, null, null));
    }

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

    private static Service meant(int choice, String argument, String value) {
        return BacnetService.meant(confirmed(choice), List.of(Element.text(argument, value)));
    }

    private static Seen asks(int invokeId, Service service, PointRange... points) {
        long transaction = Operations.transaction(-1, Octets.EMPTY, invokeId);
        return new Seen.Request(Request.confirmed(transaction, service, "", List.of(points)));
    }

    private static Seen setsClock(int choice, String time) {
        return new Seen.Request(Request.unconfirmed(unconfirmed(choice), "", List.of(PointRange.clock(time))));
    }

    private static Seen answers(int invokeId, Service service, Outcome outcome, PointRange... points) {
        long transaction = Operations.transaction(-1, Octets.EMPTY, invokeId);
        return new Seen.Response(new Response(transaction, service, "", outcome, List.of(points)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(properties(), priorities(), others(), networks(), malformed())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> properties() {
        return Stream.of(
                row("read property and its answer, Annex F.3.5")
                        .client(unicast("01 04 00 00 01 0C 0C 00000005 19 55"))
                        .server(unicast("01 00 30 01 0C 0C 00000005 19 55 3E 44 4290999A 3F"))
                        .sees(
                                new Seen.Message(new BacnetEvent.Message(
                                        null,
                                        bvlc(10, "original_unicast_npdu", 17),
                                        EXPECTING,
                                        null,
                                        new BacnetEvent.Apdu(
                                                new ApduHeader(0, 0, 0, 1, -1, -1, 12, 10),
                                                "read_property",
                                                List.of(
                                                        Element.text("object_identifier", "analog-input:5"),
                                                        Element.text("property_identifier", "present-value")),
                                                -1))),
                                asks(1, confirmed(12), PointRange.named("analog-input:5/present-value")),
                                new Seen.Message(new BacnetEvent.Message(
                                        null,
                                        bvlc(10, "original_unicast_npdu", 23),
                                        PLAIN,
                                        null,
                                        new BacnetEvent.Apdu(
                                                new ApduHeader(3, 0, -1, 1, -1, -1, 12, 9),
                                                "read_property",
                                                List.of(
                                                        Element.text("object_identifier", "analog-input:5"),
                                                        Element.text("property_identifier", "present-value"),
                                                        new Element.Value("property_value", ValueList.reals(72.3))),
                                                -1))),
                                answers(
                                        1,
                                        confirmed(12),
                                        Outcome.OK,
                                        PointRange.named("analog-input:5/present-value", ValueList.reals(72.3)))),
                row("a property number of eight octets is proprietary, and no index into a table, 20.2.4")
                        .server("81 0A 001F 0100 30 01 0C 0C00000005 1D 08 800000004F472049 3E 44 00000000 3F")
                        .sees(),
                row("a vendor identifier that is a text tells no vendor, 12.11.7")
                        .server("81 0A 0018 0100 30 01 0C 0C02000001 1978 3E 7504004A4349 3F")
                        .sees(),
                row("a MAC address that is a text of as many characters is none, 12.56.12")
                        .server("81 0A 0022 0100 30 01 0C 0C0E000001 1A01A7 3E 750D006E6F742061206E756D626572 3F")
                        .sees(),
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
                                        PointRange.named("analog-input:16/present-value", ValueList.reals(72.299995)),
                                        PointRange.named("analog-input:16/reliability"))),
                row("status flags of an object that is overridden, clause 12.2.7")
                        .client(unicast("01 04 00 04 01 0C 0C 00000005 19 6F"))
                        .server(unicast("01 00 30 01 0C 0C 00000005 19 6F 3E 82 04 20 3F"))
                        .sees(
                                asks(1, confirmed(12), PointRange.named("analog-input:5/status-flags")),
                                answers(
                                        1,
                                        confirmed(12),
                                        Outcome.OK,
                                        PointRange.named("analog-input:5/status-flags", ValueList.text("overridden"))
                                                .with(Flaws.of(Flaw.FORCED)))),
                row("the Device object says who it is, clause 12.11")
                        .server(unicast("01 00 30 02 0C 0C 02000001 19 79 3E 75 05 00 4F747573 3F"))
                        .sees(new Seen.Claim(true, "", Attribute.VENDOR, "Otus", Trust.DEVICE)),
                row("the Device object says whether it works, clause 12.11.9")
                        .server(unicast("01 00 30 02 0C 0C 02000001 19 70 3E 91 04 3F"))
                        .sees(new Seen.Claim(true, "", Attribute.RUN_STATE, "non-operational", Trust.DEVICE)),
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
                                answers(0x59, confirmed(15), Outcome.error(40, "property write-access-denied"))));
    }

    private static final String VALUE_180 = "3E 44 43340000 3F";
    private static final String NULL = "3E 00 3F";

    /** A service of its own, as which a write with such arguments counts. */
    private static Service write(int choice, String name, String variant) {
        return new Service(
                choice, name + '_' + variant.replace('-', '_'), Action.WRITE, Danger.NONE, choice + "/" + variant);
    }

    private static Row writes(String name, String value, String priority, Service service, ValueList written) {
        String point = "analog-value:1/present-value";
        return row(name)
                .client(unicast("01 04 00 04 59 0F 0C 00800001 19 55" + value + priority))
                .sees(asks(
                        0x59,
                        service,
                        written.size() == 0 ? PointRange.named(point) : PointRange.named(point, written)));
    }

    /** Two values, of which the second one has these octets: its value, and its priority. */
    private static String writesTwo(String second) {
        return unicast("01 04 00 04 59 10 0C 00800001 1E 09 55 2E 44 43340000 2F 39 08 1F" + "0C 00800002 1E 09 55"
                + second + "1F");
    }

    private static Row writesGroup(String name, String arguments, String variant, PointRange... points) {
        Service plain = unconfirmed(10);
        Service service = variant.isEmpty()
                ? plain
                : new Service(
                        10,
                        "write_group_" + variant.replace('-', '_'),
                        Action.WRITE,
                        Danger.NONE,
                        "write_group/" + variant);
        return row(name)
                .client(unicast("01 00 10 0A 09 17" + arguments + "39 00"))
                .sees(new Seen.Request(Request.unconfirmed(service, "", List.of(points))));
    }

    /** Clause 19.2: what the priority of a write makes of it, and that null relinquishes. */
    private static Stream<Row> priorities() {
        ValueList value = ValueList.reals(180);
        Service lifeSafety = write(15, "write_property", "life-safety");
        Service aboveOperator = write(15, "write_property", "above-operator");
        Service relinquish = write(15, "write_property", "relinquish");
        PointRange first = PointRange.named("analog-value:1/present-value", value);
        PointRange second = PointRange.named("analog-value:2/present-value", value);
        PointRange channel = PointRange.named("channel-group:23/channel:12", ValueList.reals(67));
        PointRange noValue = PointRange.named("channel-group:23/channel:12");
        Service alarm = new Service(15, "write_property", Action.ALARM_SET).keyed("15/alarm");
        Service alarms = new Service(16, "write_property_multiple", Action.ALARM_SET).keyed("16/alarm");
        PointRange limit = PointRange.named("analog-value:1/high-limit", value);
        return Stream.of(
                row("clause 13.2: who writes a limit changes what is alarmed about")
                        .client(unicast("01 04 00 04 59 0F 0C 00800001 19 2D" + VALUE_180))
                        .sees(asks(0x59, alarm, limit)),
                row("clause 13.2: and who writes it beside a value")
                        .client(unicast(
                                "01 04 00 04 59 10 0C 00800001 1E 09 55 2E 44 43340000 2F 09 2D 2E 44 43340000 2F 1F"))
                        .sees(asks(0x59, alarms, first, limit)),
                writes("priority 1, automatic life safety", VALUE_180, "49 01", lifeSafety, value),
                writes("priority 2, manual life safety", VALUE_180, "49 02", lifeSafety, value),
                writes("priority 3, above the operator", VALUE_180, "49 03", aboveOperator, value),
                writes("priority 7, above the operator", VALUE_180, "49 07", aboveOperator, value),
                writes("priority 8, the operator", VALUE_180, "49 08", confirmed(15), value),
                writes("priority 16, the lowest", VALUE_180, "49 10", confirmed(15), value),
                writes("no priority", VALUE_180, "", confirmed(15), value),
                writes("null relinquishes a command and is no value", NULL, "49 08", relinquish, ValueList.NONE),
                writes("null without a priority relinquishes the lowest", NULL, "", relinquish, ValueList.NONE),
                writes("null with the priority of life safety", NULL, "49 01", lifeSafety, ValueList.NONE),
                writes("null with a priority above the operator", NULL, "49 05", aboveOperator, ValueList.NONE),
                writes(
                        "a text of the same letters is a value",
                        "3E 75 05 00 6E756C6C 3F",
                        "49 08",
                        confirmed(15),
                        ValueList.text("null")),
                row("of several writes the weightiest priority counts")
                        .client(writesTwo("2E 44 43340000 2F 39 02"))
                        .sees(asks(0x59, write(16, "write_property_multiple", "life-safety"), first, second)),
                row("several writes of an ordinary priority")
                        .client(writesTwo("2E 44 43340000 2F 39 10"))
                        .sees(asks(0x59, confirmed(16), first, second)),
                row("of several writes one relinquishes")
                        .client(writesTwo("2E 00 2F 39 08"))
                        .sees(asks(
                                0x59,
                                write(16, "write_property_multiple", "relinquish"),
                                first,
                                PointRange.named("analog-value:2/present-value"))),
                row("of several writes one relinquishes, above the operator")
                        .client(writesTwo("2E 00 2F 39 06"))
                        .sees(asks(
                                0x59,
                                write(16, "write_property_multiple", "above-operator"),
                                first,
                                PointRange.named("analog-value:2/present-value"))),
                writesGroup("write group with priority 8", "19 08 2E 09 0C 44 42860000 2F", "", channel),
                writesGroup("write group for life safety", "19 02 2E 09 0C 44 42860000 2F", "life-safety", channel),
                writesGroup(
                        "the priority of one channel overrides that of the group",
                        "19 08 2E 09 0C 19 05 44 42860000 2F",
                        "above-operator",
                        channel),
                writesGroup("write group relinquishes", "19 08 2E 09 0C 00 2F", "relinquish", noValue));
    }

    private static Stream<Row> others() {
        return Stream.of(
                row("who-is with a range, Annex F.4.9")
                        .client(bvll("0B", "01 00 10 08 09 03 19 03"))
                        .sees(new Seen.Request(Request.unconfirmed(unconfirmed(8), "", List.of()))),
                row("you-are gives a device its instance")
                        .client(bvll("0B", "01 00 10 0E 22 016F 75 04 00 58 2D 31 75 03 00 53 31 C4 02000007"))
                        .sees(new Seen.Request(Request.unconfirmed(
                                new Service(14, "you_are", Action.CONFIGURE)
                                        .keyed(unconfirmed(14).key()),
                                "",
                                List.of()))),
                row("i-am tells the instance, Annex F.4.9")
                        .server(bvll("0B", "01 00 10 00 C4 02000003 22 0400 91 03 21 63"))
                        .sees(
                                new Seen.Request(Request.notification(unconfirmed(0), "", List.of())),
                                new Seen.Claim(true, "", Attribute.INSTANCE, "3", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.VENDOR, "Mitsubishi Electric", Trust.SESSION)),
                row("i-am names the maker to whom ASHRAE gave its vendor identifier, 16.10.2")
                        .server(bvll("0B", "01 00 10 00 C4 02000003 22 0400 91 03 22 011C"))
                        .sees(
                                new Seen.Claim(true, "", Attribute.INSTANCE, "3", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.VENDOR, "Belimo", Trust.SESSION)),
                row("unconfirmed COV notification with values, Annex F.1.3")
                        .server(unicast("01 00 10 02 09 12 1C 02000004 2C 0000000A 39 00"
                                + "4E 09 55 2E 44 42820000 2F 09 6F 2E 82 04 00 2F 4F"))
                        .sees(
                                new Seen.Request(Request.notification(
                                        unconfirmed(2),
                                        "",
                                        List.of(
                                                PointRange.named("analog-input:10/present-value", ValueList.reals(65)),
                                                PointRange.named(
                                                        "analog-input:10/status-flags", ValueList.text("none"))))),
                                new Seen.Claim(true, "", Attribute.INSTANCE, "4", Trust.DEVICE)),
                row("confirmed COV notification: who tells a change is known by it, Annex F.1.2")
                        .server(unicast("01 04 00 02 0F 01 09 12 1C 02000004 2C 0000000A 39 00"
                                + "4E 09 55 2E 44 42820000 2F 09 6F 2E 82 04 00 2F 4F"))
                        .sees(new Seen.Claim(true, "", Attribute.INSTANCE, "4", Trust.DEVICE)),
                row("reinitialize device, Annex F.4.4")
                        .client(unicast("01 04 00 04 02 14 09 01 1D 09 00 4162436445664768"))
                        .sees(new Seen.Secret(14, 9), asks(2, confirmed(20))),
                row("a password sent in segments is a secret in each, 5.4")
                        .client(unicast("01 04 0C 04 02 00 02 14 09 01 1D 09 00 4162"))
                        .client(unicast("01 04 08 04 02 01 02 14 436445664768"))
                        .sees(
                                new Seen.Secret(12, 7),
                                new Seen.Continues(),
                                new Seen.Secret(12, 6),
                                asks(2, confirmed(20))),
                row("a password whose tag lies about its length is a secret all the same")
                        .client(unicast("01 04 00 04 02 14 09 01 1D 19 00 4162436445664768"))
                        .sees(
                                new Seen.Secret(12, 11),
                                new Seen.Malformed(BacnetAnomaly.TAG, 12),
                                asks(2, confirmed(20))),
                row("a backup takes the configuration out, a restore puts it in, 19.1")
                        .client(unicast("01 04 00 04 02 14 09 02"))
                        .client(unicast("01 04 00 04 03 14 09 04"))
                        .sees(
                                asks(2, meant(20, "reinitialized_state_of_device", "start-backup")),
                                asks(3, meant(20, "reinitialized_state_of_device", "start-restore"))),
                row("a program is halted by a write, 12.22.5")
                        .client(unicast("01 04 00 04 59 0F 0C 04000001 19 5A 3E 91 03 3F"))
                        .sees(asks(
                                0x59,
                                new Service(15, "write_property", Action.STOP, Danger.HALT, "15/program-change-halt"),
                                PointRange.named("program:1/program-change", ValueList.text("halt")))),
                row("alarms are silenced, 13.13")
                        .client(unicast("01 04 00 02 0F 1B 09 12 1C 00 4D444C 29 01"))
                        .sees(asks(
                                0x0F,
                                new Service(27, "life_safety_operation", Action.OPERATE, Danger.BLIND, "27/silence"))),
                row("a subscription is cancelled, 13.14.1: it names neither a lifetime nor how to be told")
                        .client(unicast("01 04 00 02 0F 05 09 12 1C 0000000A 29 00 39 3C"))
                        .client(unicast("01 04 00 02 10 05 09 12 1C 0000000A"))
                        .client(unicast("01 04 00 02 11 1C 09 12 1C 0000000A 4E 09 55 4F"))
                        .sees(
                                asks(0x0F, confirmed(5), PointRange.named("analog-input:10")),
                                asks(
                                        0x10,
                                        new Service(
                                                5, "subscribe_cov_cancel", Action.UNSUBSCRIBE, Danger.NONE, "5/cancel"),
                                        PointRange.named("analog-input:10")),
                                asks(
                                        0x11,
                                        new Service(
                                                28,
                                                "subscribe_cov_property_cancel",
                                                Action.UNSUBSCRIBE,
                                                Danger.NONE,
                                                "28/cancel"),
                                        PointRange.named("analog-input:10/present-value"))),
                row("device communication disabled blinds, enabled does not")
                        .client(unicast("01 04 00 04 05 11 09 05 19 01"))
                        .client(unicast("01 04 00 04 06 11 19 00"))
                        .sees(asks(5, confirmed(17)), asks(6, BacnetService.COMMUNICATION_ENABLED)),
                row("time synchronization, Annex F.4.7")
                        .client(bvll("0B", "01 00 10 06 A4 5C0B1102 B4 16 2D 1E 46"))
                        .sees(setsClock(6, "1992-11-17T22:45:30.70")),
                row("UTC time synchronization, clause 16.8")
                        .client(bvll("0B", "01 00 10 09 A4 5C0B1102 B4 16 2D 1E 46"))
                        .sees(setsClock(9, "1992-11-17T22:45:30.70Z")),
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
                        .sees(answers(8, BacnetService.undefined(-1), Outcome.error(9, "reject unrecognized-service"))),
                row("an abort has a reason, clause 18.9")
                        .server(unicast("01 00 71 08 04"))
                        .sees(answers(
                                8, BacnetService.undefined(-1), Outcome.error(4, "abort segmentation-not-supported"))),
                row("a client that gives up what it asked answers nothing, clause 20.1.9.1")
                        .client(unicast("01 00 70 08 00"))
                        .sees(),
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
                                List.of(PointRange.named("analog-input:5/present-value", ValueList.reals(72.3)))))),
                row("a source specifier shows a router and a device behind it, each told once, clause 6.2.2")
                        .server(unicast("01 08 0005 01 0C 30 01 0C 0C 00000005 19 55 3E 44 4290999A 3F"))
                        .server(unicast("01 08 0005 01 0C 30 02 0C 0C 00000005 19 55 3E 44 4290999A 3F"))
                        .sees(
                                new Seen.Claim(true, "", Attribute.CAPABILITY, "gateway", Trust.DEVICE),
                                new Seen.Claim(true, "5/0c", Attribute.INSTANCE, "5/0c", Trust.DEVICE)),
                row("a device behind a router that asks is named with its question, clause 6.2.2")
                        .client(unicast("01 0C 0005 01 0C 00 04 01 0C 0C 00000005 19 55"))
                        .sees(new Seen.Request(Request.confirmed(
                                        Operations.transaction(-1, Octets.EMPTY, 1),
                                        confirmed(12),
                                        "",
                                        List.of(PointRange.named("analog-input:5/present-value")))
                                .withClientUnit("5/0c"))),
                row("a device behind a router that is answered is named with the answer, clause 6.2.2")
                        .server(unicast("01 20 0005 01 0C FF 30 01 0C 0C 00000005 19 55 3E 44 4290999A 3F"))
                        .sees(new Seen.Response(new Response(
                                Operations.transaction(-1, Octets.EMPTY, 1),
                                confirmed(12),
                                "",
                                Outcome.OK,
                                List.of(PointRange.named("analog-input:5/present-value", ValueList.reals(72.3))),
                                "5/0c"))),
                row("a BVLC result, J.2.1")
                        .server("81 00 0006 0030")
                        .sees(told(bvlc(0, "bvlc_result", 6, Element.number("result_code", 48)))),
                row("a BVLC function that is not defined")
                        .client("81 7F 0004")
                        .sees(new Seen.Unknown("bvlc_function", 127)),
                row("a network message that is not defined")
                        .client(bvll("0B", "01 80 55"))
                        .sees(new Seen.Unknown("network_message_type", 0x55)));
    }

    private static Stream<Row> malformed() {
        return Stream.of(
                row("the BVLC length passes the datagram, what is there is read")
                        .client("81 0A 0020 01 04 00 00 01 0C 0C 00000005 19 55")
                        .sees(
                                new Seen.Malformed(BacnetAnomaly.BVLC_LENGTH, 2),
                                asks(1, confirmed(12), PointRange.named("analog-input:5/present-value"))),
                row("a BVLC function that carries too little, J.2.6")
                        .client("81 05 0005 00")
                        .sees(new Seen.Malformed(BacnetAnomaly.BVLC_CONTENT, 4)),
                row("an NPDU that ends within its address")
                        .client(unicast("01 20 0005 06 0C"))
                        .sees(new Seen.Malformed(BacnetAnomaly.NPDU_LENGTH, 6)),
                row("version 2 of the network layer")
                        .client(unicast("02 00 10 08"))
                        .sees(new Seen.Malformed(BacnetAnomaly.NPDU_VERSION, 4)),
                row("a source that is a broadcast, 6.2.2")
                        .client(unicast("01 08 0005 00 10 08"))
                        .sees(new Seen.Malformed(BacnetAnomaly.NPDU_ADDRESS, 6)),
                row("a reserved bit of the control octet, 6.2.2")
                        .client(unicast("01 40 10 08"))
                        .sees(new Seen.Malformed(BacnetAnomaly.NPDU_CONTROL, 5)),
                row("a network message that ends early, 6.4.3")
                        .client(unicast("01 80 02 0005"))
                        .sees(new Seen.Malformed(BacnetAnomaly.NETWORK_MESSAGE, 9)),
                row("an APDU that ends within its header")
                        .client(unicast("01 04 00 00"))
                        .sees(new Seen.Malformed(BacnetAnomaly.APDU_LENGTH, 8)),
                row("a tag that passes the end")
                        .client(unicast("01 04 00 04 59 0F 0C 00800001 19 55 3E 44 4334"))
                        .sees(new Seen.Malformed(BacnetAnomaly.TAG, 18)),
                row("read property without a property")
                        .client(unicast("01 04 00 04 59 0C 0C 00800001"))
                        .sees(new Seen.Malformed(BacnetAnomaly.ARGUMENT, 15)),
                row("an argument too many, 18.9.8")
                        .client(unicast("01 00 10 08 09 03 19 03 29 01"))
                        .sees(new Seen.Malformed(BacnetAnomaly.ARGUMENT, 12)),
                row("a real of three octets, 20.2.6")
                        .client(unicast("01 04 00 04 59 0F 0C 00800001 19 55 3E 43 433400 3F"))
                        .sees(new Seen.Malformed(BacnetAnomaly.VALUE_LENGTH, 18)),
                row("values nested deeper than any of the standard")
                        .client(unicast(
                                "01 04 00 04 59 0F 0C 00800001 19 55 3E" + "0E".repeat(30) + "0F".repeat(30) + "3F"))
                        .sees(new Seen.Malformed(BacnetAnomaly.NESTING, 41)),
                row("a window of no segments, 20.1.2.8")
                        .server(unicast("01 00 3C 07 00 00 0C 0C 02000001 19 4C"))
                        .sees(new Seen.Malformed(BacnetAnomaly.WINDOW_SIZE, 9)),
                row("a segment far from the one before, 5.4")
                        .server(unicast("01 00 3C 07 00 02 0C 0C 02000001 19 4C 3E C4 02000001"))
                        .server(unicast("01 00 38 07 09 02 0C C4 00000001 3F"))
                        .sees(new Seen.Malformed(BacnetAnomaly.SEGMENT_ORDER, 6)),
                row("a segment whose beginning was not seen accuses nobody")
                        .server(unicast("01 00 38 07 01 02 0C C4 00000001 3F"))
                        .sees(new Seen.Message(new BacnetEvent.Message(
                                null,
                                bvlc(10, "original_unicast_npdu", 17),
                                PLAIN,
                                null,
                                new BacnetEvent.Apdu(
                                        new ApduHeader(3, 8, -1, 7, 1, 2, 12, 11), "read_property", List.of(), -1)))),
                row("a reserved APDU type").client(unicast("01 00 F0 00")).sees(new Seen.Unknown("apdu_type", 15)));
    }
}
