package io.otus.dissect.dlms;

import static io.otus.dissect.dlms.DlmsDissectorTest.answer;
import static io.otus.dissect.dlms.DlmsDissectorTest.answers;
import static io.otus.dissect.dlms.DlmsDissectorTest.ask;
import static io.otus.dissect.dlms.DlmsDissectorTest.asks;
import static io.otus.dissect.dlms.DlmsDissectorTest.hex;
import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;

/** Several objects at once, and secrets wherever they are: in lists, in blocks and in answers. */
class DlmsListTest extends DissectorContract {
    private static final Service GET = new Service(0xC0, "get", Action.READ);
    private static final Service NEXT = new Service(0xC0, "get_next", Action.READ).keyed("192/next");
    private static final Service SET = new Service(0xC1, "set", Action.WRITE);
    private static final Service SET_BLOCK = new Service(0xC1, "set_block", Action.WRITE).keyed("193/block");
    private static final Service SET_CLOCK = new Service(0xC1, "set_clock", Action.TIME_SET).keyed("193/clock");
    private static final Service SET_SECRET =
            new Service(0xC1, "set_secret", Action.CREDENTIAL_SET).keyed("193/secret");
    private static final Service EXECUTE = new Service(0xC3, "action", Action.OPERATE);
    private static final Service DISCONNECT =
            new Service(0xC3, "remote_disconnect", Action.OPERATE).keyed("195/disconnect");
    private static final Service IMAGE = new Service(0xC3, "image_transfer", Action.FIRMWARE).keyed("195/image");
    private static final Service READ = new Service(0x05, "read", Action.READ);

    private static final String DATA = "0001 0000600B00FF 02";
    private static final String CLOCK = "0008 0000010000FF 02";
    private static final String SECRET = "000F 0000280000FF 07";
    private static final String SCRIPT = "0009 00000A0064FF 01";
    private static final String SUPPLY = "0046 0000600A03FF 01";
    private static final String ACTIVATE = "0012 00002C0000FF 04";

    @Override
    protected DissectorProvider provider() {
        return new DlmsProvider();
    }

    private static PointRange data() {
        return PointRange.named("1/0-0:96.11.0.255:2");
    }

    private static PointRange clock() {
        return PointRange.named("8/0-0:1.0.0.255:2");
    }

    private static PointRange secret() {
        return PointRange.named("15/0-0:40.0.0.255:7");
    }

    private static PointRange script() {
        return PointRange.named("9/0-0:10.0.100.255:1");
    }

    private static PointRange supply() {
        return PointRange.named("70/0-0:96.10.3.255:1");
    }

    private static PointRange activate() {
        return PointRange.named("18/0-0:44.0.0.255:4");
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(lists(), Stream.concat(secrets(), shortNames()));
    }

    private static Stream<Row> lists() {
        return Stream.of(
                row("what is set at once is what weighs most of it: a clock, and a secret, which is not shown")
                        .client(ask("C104 C1 02" + DATA + "00" + CLOCK + "00 02 1106 1107"))
                        .client(ask("C104 C2 03" + CLOCK + "00" + SECRET + "00" + DATA + "00 03 1107 0904" + hex("pass")
                                + "1106"))
                        .client(ask("C105 C3 02" + DATA + "00" + CLOCK + "00 01 00000001 02 0201"))
                        .sees(
                                asks(
                                        0,
                                        1,
                                        SET_CLOCK,
                                        data().with(ValueList.unsigned(6)),
                                        clock().with(ValueList.unsigned(7))),
                                new Seen.Secret(45, 6),
                                asks(
                                        0,
                                        2,
                                        SET_SECRET,
                                        clock().with(ValueList.unsigned(7)),
                                        secret(),
                                        data().with(ValueList.unsigned(6))),
                                asks(0, 3, SET_CLOCK, data(), clock())),
                row("what is done at once is what weighs most of it, and is answered: a script, supply, and an image")
                        .client(ask("C303 C1 01" + SCRIPT + "01 120001"))
                        .server(answer("C703 C1 01 00 00"))
                        .client(ask("C303 C2 02" + SCRIPT + SUPPLY + "02 120001 0F00"))
                        .server(answer("C703 C2 02 00 01 00 1105 0C 01 01 04"))
                        .client(ask("C303 C3 02" + SUPPLY + ACTIVATE + "02 0F00 0F00"))
                        .client(ask("C305 C4 02" + SCRIPT + SUPPLY + "01 00000001 02 0201"))
                        .sees(
                                asks(0, 1, EXECUTE, script().with(ValueList.unsigned(1))),
                                answers(0, 1, EXECUTE, Outcome.OK),
                                asks(
                                        0,
                                        2,
                                        DISCONNECT,
                                        script().with(ValueList.unsigned(1)),
                                        supply().with(ValueList.signed(0))),
                                answers(0, 2, DISCONNECT, Outcome.error(12, "type_unmatched")),
                                asks(
                                        0,
                                        3,
                                        IMAGE,
                                        supply().with(ValueList.signed(0)),
                                        activate().with(ValueList.signed(0))),
                                asks(0, 4, DISCONNECT, script(), supply())));
    }

    private static Stream<Row> secrets() {
        return Stream.of(
                row("a secret that is set in blocks, and with others in blocks; what is set in blocks after it is none")
                        .client(ask("C102 C4" + SECRET + "00 00 00000001 02 0904"))
                        .client(ask("C103 C4 01 00000002 04" + hex("pass")))
                        .client(ask("C105 C5 01" + SECRET + "00 01 00000001 03 010904"))
                        .client(ask("C102 C4" + DATA + "00 00 00000001 02 0904"))
                        .client(ask("C103 C4 01 00000002 04" + hex("text")))
                        .sees(
                                new Seen.Secret(27, 2),
                                asks(0, 4, SET_SECRET, secret()),
                                new Seen.Secret(17, 4),
                                asks(0, 4, SET_BLOCK),
                                new Seen.Secret(28, 3),
                                asks(0, 5, SET_SECRET, secret()),
                                asks(0, 4, SET, data()),
                                asks(0, 4, SET_BLOCK)),
                row("one that is read, alone, with others and in blocks")
                        .client(ask("C001 C1" + SECRET + "00"))
                        .server(answer("C401 C1 00 0904" + hex("pass")))
                        .client(ask("C003 C2 02" + DATA + "00" + SECRET + "00"))
                        .server(answer("C403 C2 02 00 1107 00 0904" + hex("pass")))
                        .client(ask("C001 C3" + SECRET + "00"))
                        .server(answer("C402 C3 00 00000001 00 02 0904"))
                        .client(ask("C002 C3 00000001"))
                        .server(answer("C402 C3 01 00000002 00 04" + hex("pass")))
                        .sees(
                                asks(0, 1, GET, secret()),
                                new Seen.Secret(12, 6),
                                answers(0, 1, GET, Outcome.OK),
                                asks(0, 2, GET, data(), secret()),
                                new Seen.Secret(16, 6),
                                answers(0, 2, GET, Outcome.OK, data().with(ValueList.unsigned(7))),
                                asks(0, 3, GET, secret()),
                                new Seen.Secret(18, 2),
                                answers(0, 3, GET, Outcome.OK),
                                asks(0, 3, NEXT),
                                new Seen.Secret(18, 4),
                                answers(0, 3, NEXT, Outcome.OK)));
    }

    private static Stream<Row> shortNames() {
        return Stream.of(
                row("by short name data come in blocks, the next of which is asked for")
                        .client(ask("05 01 02 FA00"))
                        .server(answer("0C 01 02 00 0001 02 0904"))
                        .client(ask("05 01 05 0001"))
                        .server(answer("0C 01 02 01 0002 01 41"))
                        .sees(
                                asks(1, 0, READ, PointRange.of("sn", 0xFA00, 1)),
                                answers(1, 0, READ, Outcome.OK),
                                asks(1, 0, READ),
                                answers(1, 0, READ, Outcome.OK)),
                row("a block that was taken, and choices that there are not")
                        .client(ask("06 01 02 FA08 01 1108"))
                        .server(answer("0D 01 02 0001"))
                        .server(answer("0C 01 03 0001"))
                        .server(answer("0C 01 09"))
                        .server(answer("0D 01 09"))
                        .sees(new Seen.Unknown("choice", 9), new Seen.Unknown("choice", 9)),
                row("a length of no octets, which is not one of 128, and data that are neither given nor refused")
                        .server(answer("C401 C1 00 0980" + "41".repeat(128)))
                        .server(answer("C401 C1 02 0000"))
                        .sees(new Seen.Malformed(DlmsAnomaly.BODY, 14), new Seen.Malformed(DlmsAnomaly.BODY, 12)));
    }
}
