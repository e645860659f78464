package io.otus.dissect.slmp;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** Frames in the forms of SH-080008 §17 and §18; the first is the example of the FX3U-ENET manual, §9. */
class Frame1ETest extends DissectorContract {
    private static final String READ_M100 = "00 FF 0A00 64000000 204D 08 00";

    @Override
    protected DissectorProvider provider() {
        return new SlmpProvider();
    }

    private static Seen asked(int command, PointRange... points) {
        return new Seen.Request(
                Request.confirmed(Messages1E.TRANSACTION, Frame1E.service(command), "", List.of(points)));
    }

    private static Seen answered(int command, PointRange... points) {
        return answered(command, Outcome.OK, points);
    }

    private static Seen answered(int command, Outcome outcome, PointRange... points) {
        return new Seen.Response(
                new Response(Messages1E.TRANSACTION, Frame1E.service(command), "", outcome, List.of(points)));
    }

    private static PointRange bits(String device, int first, String packed, int count) {
        return PointRange.of(device, first, ValueList.bits(Octets.ofHex(packed).view(), 0, count));
    }

    private static PointRange words(String device, int first, long... values) {
        return PointRange.of(device, first, ValueList.unsigned(values));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(batches(), others(), alone(), buffer(), broken()).flatMap(rows -> rows);
    }

    private static Stream<Row> batches() {
        return Stream.of(
                row("eight bits of M are read, the example of the manual")
                        .client(READ_M100)
                        .server("80 00 10100110")
                        .sees(
                                new Seen.Message(new SlmpEvent.Compatible(
                                        "request",
                                        List.of(
                                                Element.number("pc_number", 255),
                                                Element.number("monitoring_timer", 10),
                                                Element.number("command_code", 0),
                                                Element.text("command", "batch_read_bits"),
                                                Element.text("device", "M"),
                                                Element.number("head_device_number", 100),
                                                Element.number("number_of_device_points", 8)))),
                                asked(0, PointRange.of("M", 100, 8)),
                                new Seen.Message(new SlmpEvent.Compatible(
                                        "response",
                                        List.of(
                                                Element.number("complete_code", 0),
                                                Element.text("command", "batch_read_bits"),
                                                new Element.Values(
                                                        "read_data",
                                                        bits("M", 100, "65", 8).values())))),
                                answered(0, bits("M", 100, "65", 8))),
                row("words of D and of M are read")
                        .client("01 FF 0A00 64000000 2044 02 00")
                        .server("81 00 3412 7856")
                        .client("01 FF 0A00 64000000 204D 01 00")
                        .server("81 00 0180")
                        .sees(
                                asked(1, PointRange.of("D", 100, 2)),
                                answered(1, words("D", 100, 0x1234, 0x5678)),
                                asked(1, PointRange.of("M", 100, 16)),
                                answered(1, bits("M", 100, "0180", 16))),
                row("bits of Y and words of TN are written")
                        .client("02 FF 0A00 00000000 2059 03 00 1110")
                        .server("82 00")
                        .client("03 FF 0A00 05000000 4E54 01 00 2A00")
                        .server("83 00")
                        .sees(asked(2, bits("Y", 0, "07", 3)), answered(2), asked(3, words("TN", 5, 42)), answered(3)),
                row("a number of 0 stands for 256")
                        .client("01 FF 0A00 00000000 2044 00 00")
                        .sees(asked(1, PointRange.of("D", 0, 256))));
    }

    private static Stream<Row> others() {
        return Stream.of(
                row("single bits and words are set, once the frame is known")
                        .client(READ_M100)
                        .server("80 00 10100110")
                        .client("04 FF 0A00 01 00 32000000 204D 01")
                        .server("84 00")
                        .client("05 FF 0A00 02 00 07000000 2044 0100 08000000 4141 0200")
                        .server("85 00")
                        .sees(
                                asked(0, PointRange.of("M", 100, 8)),
                                answered(0, bits("M", 100, "65", 8)),
                                asked(4, bits("M", 50, "01", 1)),
                                answered(4),
                                new Seen.Unknown("device_code", 0x4141),
                                asked(5, words("D", 7, 1)),
                                answered(5)),
                row("the type, run and stop")
                        .client(READ_M100)
                        .server("80 00 10100110")
                        .client("15 FF 0A00")
                        .server("95 00 F3 00")
                        .client("13 FF 0A00")
                        .server("93 00")
                        .client("14 FF 0A00")
                        .server("94 00")
                        .client("16 FF 0A00 02 4142")
                        .server("96 00 02 4142")
                        .sees(
                                asked(0, PointRange.of("M", 100, 8)),
                                answered(0, bits("M", 100, "65", 8)),
                                asked(0x15),
                                claim(Attribute.MODEL, "FX3U/FX3UC"),
                                answered(0x15),
                                asked(0x13),
                                claim(Attribute.RUN_STATE, "run"),
                                answered(0x13),
                                asked(0x14),
                                claim(Attribute.RUN_STATE, "stop"),
                                answered(0x14),
                                asked(0x16),
                                answered(0x16)),
                row("refusals, of which one tells more")
                        .client(READ_M100)
                        .server("80 5B 10 00")
                        .client(READ_M100)
                        .server("80 56")
                        .sees(
                                asked(0, PointRange.of("M", 100, 8)),
                                answered(0, Outcome.error(0x5B10, "complete_code_5b10")),
                                asked(0, PointRange.of("M", 100, 8)),
                                answered(0, Outcome.error(0x56, "complete_code_56"))));
    }

    private static Stream<Row> alone() {
        return Stream.of(
                row("a stop in a connection of its own, where the frame is expected")
                        .client("14 FF 0A00")
                        .server("94 00")
                        .sees(asked(0x14), claim(Attribute.RUN_STATE, "stop"), answered(0x14)),
                row("a run and the question for the type, in one of their own")
                        .client("13 FF 0A00")
                        .client("15 FF 0A00")
                        .sees(asked(0x13), asked(0x15)),
                row("a bit and a word that are set, in one of their own")
                        .client("04 FF 0A00 01 00 32000000 204D 01")
                        .server("84 00")
                        .client("05 FF 0A00 01 00 07000000 2044 0100")
                        .sees(asked(4, bits("M", 50, "01", 1)), answered(4), asked(5, words("D", 7, 1))),
                row("a loop back in one of its own")
                        .client("16 FF 0A00 02 4142")
                        .sees());
    }

    private static Stream<Row> buffer() {
        PointRange module = PointRange.of("module13", 0x7F0, 4);
        return Stream.of(row("buffer memory of a module is read, the example of the manual, and written")
                .client(READ_M100)
                .server("80 00 10100110")
                .client("0E FF 0A00 F00700 04 13 00")
                .server("8E 00 09182034")
                .client("0F FF 0A00 F00700 02 13 00 0102")
                .server("8F 00")
                .sees(
                        asked(0, PointRange.of("M", 100, 8)),
                        answered(0, bits("M", 100, "65", 8)),
                        asked(0x0E, module),
                        answered(0x0E, words("module13", 0x7F0, 9, 0x18, 0x20, 0x34)),
                        asked(0x0F, words("module13", 0x7F0, 1, 2)),
                        answered(0x0F)));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("another station, device or filler is another protocol's at first")
                        .client("00 01 0A00 64000000 204D 08 00")
                        .sees(),
                row("a device that there is not")
                        .client("00 FF 0A00 64000000 204E 08 00")
                        .sees(),
                row("something where zero must be")
                        .client("00 FF 0A00 64000000 204D 08 01")
                        .sees(),
                row("a run with a station, or a timer, that no frame of its own has")
                        .client("13 01 0A00")
                        .sees(),
                row("a stop that nobody waits for so long").client("14 FF 0A10").sees(),
                row("a test of nothing").client("04 FF 0A00 00 00").sees(),
                row("a test with something where zero must be")
                        .client("04 FF 0A00 01 01 32000000 204D 01")
                        .sees(),
                row("a test of a device that there is not")
                        .client("05 FF 0A00 01 00 07000000 4141 0100")
                        .sees(),
                row("a bit that is neither on nor off")
                        .client("04 FF 0A00 01 00 32000000 204D 02")
                        .sees(),
                row("an answer to nothing").server("80 00 10100110").sees());
    }
}
