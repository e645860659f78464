package io.otus.dissect.proconos;

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

/**
 * Requests of public scanners, whose checksums are theirs; the answer has the texts that one of them gives as examples.
 */
class ProconosDissectorTest extends DissectorContract {
    private static final String ASKS = "cc01 000b 4002 0000 47ee";
    private static final String TELLS = "cc01 000b 4002 6200 00000000"
            + "50726f436f6e4f532056342e312e30323637204a756c20333120323031320000"
            + "42726973746f6c3a2043574d205630353a35303a30302030372f333100000000"
            + "3238436f6d6d657263696100 3238436f6d6d657263696100 457869737400 4c24";

    @Override
    protected DissectorProvider provider() {
        return new ProconosProvider();
    }

    private static Seen asked(int sequence, Service service) {
        return new Seen.Request(Request.confirmed(sequence, service, "", List.of()));
    }

    private static Seen answered(int sequence, Service service) {
        return answered(sequence, service, Outcome.UNPAIRED);
    }

    private static Seen answered(int sequence, Service service, Outcome outcome) {
        return new Seen.Response(new Response(sequence, service, "", outcome, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    @Override
    protected Stream<Row> rows() {
        Service information = new Service(0x0B, "read_information", Action.IDENTIFY);
        Service other = new Service(0x0F, "command_f", Action.OTHER);
        Service stored = new Service(0x07, "command_7", Action.OTHER);
        return Stream.of(
                row("a controller says what it is")
                        .client(ASKS)
                        .server(TELLS)
                        .sees(
                                new Seen.Message(new ProconosEvent.Frame(
                                        "request",
                                        2,
                                        List.of(
                                                Element.number("command_code", 11),
                                                Element.text("command", "read_information")))),
                                asked(2, information),
                                new Seen.Message(new ProconosEvent.Frame(
                                        "response",
                                        2,
                                        List.of(
                                                Element.number("command_code", 11),
                                                Element.text("command", "read_information"),
                                                Element.text("ladder_logic_runtime", "ProConOS V4.1.0267 Jul 31 2012"),
                                                Element.text("plc_type", "Bristol: CWM V05:50:00 07/31")))),
                                claim(Attribute.SERVICE, "ProConOS V4.1.0267 Jul 31 2012"),
                                claim(Attribute.DESCRIPTION, "Bristol: CWM V05:50:00 07/31"),
                                claim(Attribute.TYPE, "plc"),
                                answered(2, information, Outcome.OK)),
                row("an answer to nothing claims nothing")
                        .server(TELLS)
                        .client(ASKS)
                        .server(TELLS)
                        .sees(
                                answered(2, information, Outcome.OK),
                                asked(2, information),
                                claim(Attribute.SERVICE, "ProConOS V4.1.0267 Jul 31 2012"),
                                claim(Attribute.DESCRIPTION, "Bristol: CWM V05:50:00 07/31"),
                                claim(Attribute.TYPE, "plc"),
                                answered(2, information, Outcome.OK)),
                row("who opened the connection does not become the controller by what it says")
                        .client(TELLS)
                        .client("cc01 000f 4007 0000 eafa")
                        .sees(asked(2, information), asked(7, other), new Seen.Unknown("command", 0x0F)),
                row("commands that nobody described, and an answer to one")
                        .client("cc01 000f 4007 0000 eafa")
                        .server("cc01 000f 4007 0200 0700 4238")
                        .client("cc01 0007 4006 1000 26750000000000000000000000000000 c682")
                        .sees(
                                asked(7, other),
                                new Seen.Unknown("command", 0x0F),
                                answered(7, other),
                                asked(6, stored),
                                new Seen.Unknown("command", 7)),
                row("an answer that does not say what it was asked says nothing of how it went")
                        .client(ASKS)
                        .server("cc01 000f 4002 0000 57c3")
                        .sees(asked(2, information), answered(2, information)),
                row("nothing tells who sends a frame: it is neither asked nor answered")
                        .someone("cc01 000f 4007 0200 0700 4238")
                        .sees(
                                new Seen.Message(new ProconosEvent.Frame(
                                        "frame",
                                        7,
                                        List.of(
                                                Element.number("command_code", 15),
                                                Element.text("command", "command_f"),
                                                Element.text("data", "0700")))),
                                new Seen.Unknown("command", 0x0F)),
                row("a checksum that is wrong is another protocol's at first, and broken later")
                        .client("cc01 000f 4007 0000 eafb")
                        .sees(),
                row("a broken frame")
                        .client(ASKS)
                        .client("cc01 000f 4007 0000 eafb")
                        .sees(asked(2, information), new Seen.Malformed(ProconosAnomaly.CRC, 8)),
                row("another beginning is another protocol's")
                        .client("cc02 000b 4002 0000 47ee")
                        .sees());
    }
}
