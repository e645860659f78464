package io.otus.dissect.cip;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** Tags of Logix controllers; the requests are the examples of 1756-PM020. */
class TagsTest extends DissectorContract {
    private static final String ANY = Frames.unconnected("00");

    @Override
    protected DissectorProvider provider() {
        return new CipProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static Seen asks(int service, PointRange point) {
        return new Seen.Request(Request.confirmed(
                Frames.transaction(ANY), CipService.of(CipClass.SYMBOL, service), "", List.of(point)));
    }

    private static Seen answers(int service, PointRange... points) {
        return new Seen.Response(new Response(
                Frames.transaction(ANY), CipService.of(CipClass.SYMBOL, service), "", Outcome.OK, List.of(points)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(tagRows(), listRows()).flatMap(rows -> rows);
    }

    private static Stream<Row> tagRows() {
        return Stream.of(
                row("read tag: a DINT called rate")
                        .client(Frames.unconnected("4C 03 9104 72617465 0100"))
                        .server(Frames.unconnected("CC 00 00 00 C400 16030000"))
                        .sees(
                                asks(0x4C, PointRange.named("rate")),
                                answers(0x4C, PointRange.named("rate", ValueList.signed(0x316)))),
                row("read tag: three elements of an array in a program, from its fifth on")
                        .client(Frames.unconnected("4C 0B 910C 50726F6772616D3A4D61696E 9103 617272 00 2804 0300"))
                        .server(Frames.unconnected("CC 00 00 00 CA00 0000803F 00000040 00004040"))
                        .sees(
                                asks(0x4C, PointRange.of("Program:Main.arr", 4, 3)),
                                answers(0x4C, PointRange.of("Program:Main.arr", 4, ValueList.reals(1, 2, 3)))),
                row("read tag fragmented, which goes on")
                        .client(Frames.unconnected("52 04 9105 546F74616C 00 0600 04000000"))
                        .server(Frames.unconnected("D2 00 06 00 C300 0100 FEFF"))
                        .sees(
                                asks(0x52, PointRange.of("Total", 0, 6)),
                                answers(0x52, PointRange.of("Total", 2, ValueList.signed(1, -2)))),
                row("write tag: a DINT")
                        .client(Frames.unconnected("4D 07 910B 4374726C576F7264546167 00 C400 0100 0E000000"))
                        .server(Frames.unconnected("CD 00 00 00"))
                        .sees(asks(0x4D, PointRange.named("CtrlWordTag", ValueList.signed(14))), answers(0x4D)),
                row("write tag fragmented")
                        .client(Frames.unconnected("53 04 9105 546F74616C 00 C300 0400 04000000 0700 0800"))
                        .sees(asks(0x53, PointRange.of("Total", 2, ValueList.signed(7, 8)))),
                row("write tag: a STRING is a structure that is known")
                        .client(Frames.unconnected("4D 02 9102 5331 A002 CE0F 0100 02000000 4F4B"))
                        .sees(asks(0x4D, PointRange.named("S1", ValueList.text("OK")))),
                row("write tag: the rest of a STRING does not begin with a length")
                        .client(Frames.unconnected("53 02 9102 5331 A002 CE0F 0100 04000000 02000000 4F4B"))
                        .sees(asks(0x53, PointRange.named("S1"))),
                row("read tag: a STRING")
                        .client(Frames.unconnected("4C 02 9102 5331 0100"))
                        .server(Frames.unconnected("CC 00 00 00 A002 CE0F 02000000 4F4B"))
                        .sees(
                                asks(0x4C, PointRange.named("S1")),
                                answers(0x4C, PointRange.named("S1", ValueList.text("OK")))),
                row("read tag fragmented: the rest of two STRINGs does not begin with a length")
                        .client(Frames.unconnected("52 02 9102 5331 0200 2C000000"))
                        .server(Frames.unconnected("D2 00 00 00 A002 CE0F 02000000 4F4B" + "00".repeat(38)))
                        .sees(asks(0x52, PointRange.of("S1", 0, 2)), answers(0x52)),
                row("read modify write: bits that are set, bits that are kept")
                        .client(Frames.unconnected("4E 02 9102 5331 0200 0400 FFFE"))
                        .sees(new Seen.Message(new CipEvent.Request(
                                null,
                                0x4E,
                                "read_modify_write_tag",
                                EpathReader.read(Octets.ofHex("91025331").view()),
                                new TagContent.Masks(2, Octets.ofHex("0400"), Octets.ofHex("FFFE"))))),
                row("read tag by the instance of its symbol")
                        .client(Frames.unconnected("4C 03 206B 25007F01 0100"))
                        .sees(asks(0x4C, PointRange.named("symbol/383"))),
                row("fewer values than elements")
                        .client(Frames.unconnected("4D 02 9102 5331 C400 0200 01000000"))
                        .sees(new Seen.Malformed(CipAnomaly.VALUES, Frames.UNCONNECTED_AT + 6)),
                row("read tag without its number of elements")
                        .client(Frames.unconnected("4C 02 9102 5331"))
                        .sees(new Seen.Malformed(CipAnomaly.BODY, Frames.UNCONNECTED_AT + 6)));
    }

    private static Stream<Row> listRows() {
        return Stream.of(
                row("instances of symbols with name and type")
                        .client(Frames.unconnected("55 03 206B 2500 0000 0200 0100 0200"))
                        .server(Frames.unconnected("D5 00 00 00 81010000 0400 72617465 C400 C4010000 0200 5331 CE8F"))
                        .sees(
                                new Seen.Message(new CipEvent.Request(
                                        null,
                                        0x55,
                                        "get_instance_attribute_list",
                                        EpathReader.read(
                                                Octets.ofHex("206B25000000").view()),
                                        new Content.AttributeIds(List.of(1, 2)))),
                                new Seen.Message(new CipEvent.Reply(
                                        null,
                                        0x55,
                                        "get_instance_attribute_list",
                                        EpathReader.read(
                                                Octets.ofHex("206B25000000").view()),
                                        0,
                                        ValueList.NONE,
                                        new TemplateContent.Instances(
                                                List.of(instance(0x181, "rate", 0xC4), instance(0x1C4, "S1", 0x8FCE)),
                                                Octets.EMPTY)))),
                row("read template: bytes of its definition")
                        .client(Frames.unconnected("4C 03 206C 2500 8100 00000000 3000"))
                        .sees(new Seen.Message(new CipEvent.Request(
                                null,
                                0x4C,
                                "read_template",
                                EpathReader.read(Octets.ofHex("206C25008100").view()),
                                new TemplateContent.Range(0, 48)))));
    }

    private static TemplateContent.Instance instance(long number, String name, int type) {
        return new TemplateContent.Instance(
                number,
                List.of(
                        new Content.AttributeValue(1, -1, "symbol_name", ValueList.text(name)),
                        new Content.AttributeValue(2, -1, "symbol_type", ValueList.unsigned(type))));
    }
}
