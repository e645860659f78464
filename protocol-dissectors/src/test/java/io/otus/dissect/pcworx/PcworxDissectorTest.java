package io.otus.dissect.pcworx;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** Frames of a session with an ILC 151 ETH, and the answer of an ILC 191 ETH 2TX, as they were published. */
class PcworxDissectorTest extends DissectorContract {
    private static final Service INITIALIZE = new Service(1, "initialize", Action.SESSION);
    private static final Service READ = new Service(6, "read", Action.READ);
    private static final String BEGINS = "0101001a0000000078800003000c494245544830314e305f4d00";
    private static final String INFO = "810600b0000200010000000000020000004c0000000600988295004a0000"
            + "494c43203135312045544800000000000000000000000000000000000000000000000000342e343100000000"
            + "000000000030392f32382f31350000000031343a33353a303100303400000000200000000000000000200000"
            + "0000000000000000000000000020000000000000000020000000000000000030310032373030393734004231"
            + "0000002000000000200000000000";

    @Override
    protected DissectorProvider provider() {
        return new PcworxProvider();
    }

    private static Seen asked(int sequence, Service service) {
        return new Seen.Request(Request.confirmed((long) service.code() << 16 | sequence, service, "", List.of()));
    }

    private static Seen answered(int sequence, Service service) {
        return new Seen.Response(
                new Response((long) service.code() << 16 | sequence, service, "", Outcome.UNPAIRED, List.of()));
    }

    private static Seen told(int sequence) {
        return new Seen.Response(new Response((long) READ.code() << 16 | sequence, READ, "", Outcome.OK, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    @Override
    protected Stream<Row> rows() {
        Service other = new Service(5, "service_5", Action.OTHER);
        return Stream.of(
                row("a session in which a controller says what it is")
                        .client(BEGINS)
                        .server("81010014000000010000000000020000004c0000")
                        .client("01050016000100007880004c00000006000402950000")
                        .server("81050012000100010000000000020000004c")
                        .client("0106000e000200000000004c0400")
                        .server(INFO)
                        .sees(
                                asked(0, INITIALIZE),
                                answered(0, INITIALIZE),
                                asked(1, other),
                                new Seen.Unknown("service_code", 5),
                                answered(1, other),
                                new Seen.Unknown("service_code", 5),
                                asked(2, READ),
                                claim(Attribute.VENDOR, "Phoenix Contact"),
                                claim(Attribute.MODEL, "ILC 151 ETH"),
                                claim(Attribute.FIRMWARE, "4.41"),
                                claim(Attribute.ORDER_NUMBER, "2700974"),
                                claim(Attribute.TYPE, "plc"),
                                told(2)),
                row("the fields of what it is")
                        .server(INFO)
                        .sees(
                                new Seen.Message(new PcworxEvent.Frame(
                                        "response",
                                        2,
                                        List.of(
                                                Element.number("service_code", 6),
                                                Element.text("service", "read"),
                                                Element.text("plc_type", "ILC 151 ETH"),
                                                Element.text("firmware_version", "4.41"),
                                                Element.text("firmware_date", "09/28/15"),
                                                Element.text("firmware_time", "14:35:01"),
                                                Element.text("model_number", "2700974")))),
                                told(2)),
                row("an answer to nothing claims nothing, and one to a question does")
                        .server(INFO)
                        .client("0106000e000200000000004c0400")
                        .server(INFO)
                        .sees(
                                told(2),
                                asked(2, READ),
                                claim(Attribute.VENDOR, "Phoenix Contact"),
                                claim(Attribute.MODEL, "ILC 151 ETH"),
                                claim(Attribute.FIRMWARE, "4.41"),
                                claim(Attribute.ORDER_NUMBER, "2700974"),
                                claim(Attribute.TYPE, "plc"),
                                told(2)),
                row("a frame of another kind, service or length is another protocol's")
                        .client("02 01 001A 0000")
                        .client("01 10 001A 0000")
                        .client("01 01 FFFF 0000")
                        .sees(),
                row("a header that is right proves nothing before a session has begun")
                        .client("01 05 0016 0001 0000 7880 004C 0000 0006 0004 0295 0000")
                        .server("81 05 0012 0001 0001 0000 0000 0002 0000 004C")
                        .client("01 06 000E 0002 0000 0000 004C 0400")
                        .client("01 01 0004")
                        .sees(),
                row("a session that begins with another name is another protocol's")
                        .client("0101001a0000000078800003000c494245544830314e305f4e00")
                        .sees(),
                row("how it went is not known of an answer that does not say what a controller is")
                        .client(BEGINS)
                        .client("0106000e000200000000004c0400")
                        .server("810600120002000100000000000200000000")
                        .sees(asked(0, INITIALIZE), asked(2, READ), answered(2, READ)),
                row("a frame that is shorter than its header")
                        .client(BEGINS)
                        .client("01 01 0006 0000")
                        .sees(new Seen.Malformed(PcworxAnomaly.LENGTH, 2)));
    }
}
