package io.otus.dissect.ads;

import static io.otus.dissect.ads.Expected.address;
import static io.otus.dissect.ads.Expected.answered;
import static io.otus.dissect.ads.Expected.asked;
import static io.otus.dissect.ads.Expected.hasNetId;
import static io.otus.dissect.ads.Expected.isPlc;
import static io.otus.dissect.ads.Expected.request;
import static io.otus.dissect.ads.Expected.response;
import static io.otus.dissect.ads.Expected.sum;
import static io.otus.dissect.ads.Expected.written;
import static io.otus.dissect.ads.Frames.PLC;
import static io.otus.dissect.ads.Frames.SPEED;
import static io.otus.dissect.ads.Frames.SYSTEM;
import static io.otus.dissect.ads.Frames.answers;
import static io.otus.dissect.ads.Frames.asks;
import static io.otus.dissect.ads.Frames.le32;
import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;

/** Rows of several commands in one, ADS "ADS-sum command". */
final class SumRows {
    /** Two writes in a sum: group, offset and length of each, then the data of each. */
    private static final String TWO_WRITES = le32(0xF081)
            + le32(2)
            + le32(8)
            + le32(26)
            + le32(0x4021)
            + le32(17)
            + le32(1)
            + le32(0x4021)
            + le32(18)
            + le32(1)
            + "0100";

    private SumRows() {}

    private static Element[] twoWrites() {
        return sum(
                0xF081,
                2,
                8,
                26,
                address(0x4021, 17, Element.number("length", 1), Element.number("data", 1)),
                address(0x4021, 18, Element.number("length", 1), Element.number("data", 0)));
    }

    private static PointRange[] twoBits() {
        return new PointRange[] {
            PointRange.of("MX", 17, ValueList.bit(true)), PointRange.of("MX", 18, ValueList.bit(false))
        };
    }

    static List<Row> rows() {
        Service read = IndexGroup.service(9, 0xF080, PLC, false);
        Service write = IndexGroup.service(9, 0xF081, PLC, false);
        Service readWrite = IndexGroup.service(9, 0xF082, PLC, false);
        Service delete = AdsCommand.named(9, "sum_delete_file", Action.DELETE, Danger.HALT);
        String part = le32(131) + le32(0) + le32(0) + le32(2) + "6100";
        return List.of(
                row("reads in a sum, of which one fails, ADS-sum command")
                        .client(asks(
                                PLC,
                                9,
                                le32(0xF080)
                                        + le32(2)
                                        + le32(12)
                                        + le32(24)
                                        + le32(0x4020)
                                        + le32(4)
                                        + le32(2)
                                        + le32(0x4020)
                                        + le32(6)
                                        + le32(2)))
                        .server(answers(PLC, 9, le32(0) + le32(12) + le32(0) + le32(0x703) + "0100 0200"))
                        .sees(
                                request(
                                        PLC,
                                        9,
                                        sum(
                                                0xF080,
                                                2,
                                                12,
                                                24,
                                                address(0x4020, 4, Element.number("length", 2)),
                                                address(0x4020, 6, Element.number("length", 2)))),
                                asked(PLC, read, PointRange.of("M", 4, 2), PointRange.of("M", 6, 2)),
                                response(
                                        PLC,
                                        9,
                                        0,
                                        Element.number("length", 12),
                                        Element.text("data", "000000000307000001000200")),
                                answered(PLC, read, 0, PointRange.of("M", 4, ValueList.unsigned(1))),
                                hasNetId(),
                                isPlc()),
                row("writes in a sum")
                        .client(asks(
                                PLC,
                                9,
                                le32(0xF081) + le32(1) + le32(4) + le32(13) + le32(0x4021) + le32(17) + le32(1) + "01"))
                        .sees(
                                request(
                                        PLC,
                                        9,
                                        sum(
                                                0xF081,
                                                1,
                                                4,
                                                13,
                                                address(
                                                        0x4021,
                                                        17,
                                                        Element.number("length", 1),
                                                        Element.number("data", 1)))),
                                asked(PLC, write, PointRange.of("MX", 17, ValueList.bit(true)))),
                row("a sum whose own result is success did nothing where each of its commands was refused")
                        .client(asks(PLC, 9, TWO_WRITES))
                        .server(answers(PLC, 9, le32(0) + le32(8) + le32(0x703) + le32(0x707)))
                        .sees(
                                request(PLC, 9, twoWrites()),
                                asked(PLC, write, twoBits()),
                                response(
                                        PLC,
                                        9,
                                        0,
                                        Element.number("length", 8),
                                        Element.number("data", 0x707_0000_0703L)),
                                answered(PLC, write, 0x703),
                                hasNetId(),
                                isPlc()),
                row("a sum of which one command is done")
                        .client(asks(PLC, 9, TWO_WRITES))
                        .server(answers(PLC, 9, le32(0) + le32(8) + le32(0x703) + le32(0)))
                        .sees(
                                request(PLC, 9, twoWrites()),
                                asked(PLC, write, twoBits()),
                                response(PLC, 9, 0, Element.number("length", 8), Element.number("data", 0x703)),
                                answered(PLC, write, 0),
                                hasNetId(),
                                isPlc()),
                row("symbols are looked up in a sum")
                        .client(asks(
                                PLC,
                                9,
                                le32(0xF082)
                                        + le32(1)
                                        + le32(12)
                                        + le32(28)
                                        + le32(0xF003)
                                        + le32(0)
                                        + le32(4)
                                        + le32(12)
                                        + SPEED))
                        .server(answers(PLC, 9, le32(0) + le32(12) + le32(0) + le32(4) + le32(9)))
                        .client(asks(PLC, 3, le32(0xF005) + le32(9) + le32(1) + "05"))
                        .sees(
                                request(
                                        PLC,
                                        9,
                                        sum(
                                                0xF082,
                                                1,
                                                12,
                                                28,
                                                address(
                                                        0xF003,
                                                        0,
                                                        Element.number("length", 4),
                                                        Element.text("name", "MAIN.fSpeed")))),
                                asked(PLC, readWrite, PointRange.named("MAIN.fSpeed")),
                                response(
                                        PLC,
                                        9,
                                        0,
                                        Element.number("length", 12),
                                        Element.text("data", "000000000400000009000000")),
                                answered(PLC, readWrite, 0),
                                hasNetId(),
                                isPlc(),
                                request(PLC, 3, written(0xF005, 9, 1, 5)),
                                asked(PLC, AdsCommand.of(3), PointRange.named("MAIN.fSpeed", ValueList.unsigned(5)))),
                row("a sum is as dangerous as the worst command in it")
                        .client(asks(SYSTEM, 9, le32(0xF082) + le32(1) + le32(8) + le32(18) + part))
                        .sees(
                                request(
                                        SYSTEM,
                                        9,
                                        sum(
                                                0xF082,
                                                1,
                                                8,
                                                18,
                                                address(
                                                        131,
                                                        0,
                                                        Element.number("length", 0),
                                                        Element.text("name", "a")))),
                                asked(SYSTEM, delete, PointRange.named("file/a"))),
                row("a sum of more commands than there is data for")
                        .client(asks(PLC, 9, le32(0xF080) + le32(3) + le32(4) + le32(2) + "0102"))
                        .sees(
                                request(PLC, 9, sum(0xF080, 3, 4, 2)),
                                new Seen.Malformed(AdsAnomaly.SUM, 54),
                                asked(PLC, read)));
    }
}
