package io.otus.dissect.crimson;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The two questions are those of public scanners; the answers have the texts that one of them gives as an example. */
class CrimsonDissectorTest extends DissectorContract {
    private static final Service MANUFACTURER = new Service(0x12B, "read_manufacturer", Action.IDENTIFY);
    private static final Service MODEL = new Service(0x12A, "read_model", Action.IDENTIFY);
    private static final String ASKS_MANUFACTURER = "0004 012B 1B00";
    private static final String ASKS_MODEL = "0004 012A 1A00";
    private static final String RED_LION = "0016 012B 0300 526564204C696F6E20436F6E74726F6C7300";
    private static final String G310C2 = "000B 012A 0300 47333130433200";

    @Override
    protected DissectorProvider provider() {
        return new CrimsonProvider();
    }

    private static Seen asked(Service service) {
        return new Seen.Request(Request.confirmed(service.code(), service, "", List.of()));
    }

    private static Seen answered(Service service) {
        return new Seen.Response(new Response(service.code(), service, "", Outcome.OK, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    private static Seen other(int register, String key) {
        return new Seen.Request(
                Request.unconfirmed(new Service(register, "register_" + key, Action.OTHER).keyed(key), "", List.of()));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a panel tells its maker and model")
                        .client(ASKS_MANUFACTURER)
                        .server(RED_LION)
                        .client(ASKS_MODEL)
                        .server(G310C2)
                        .sees(
                                asked(MANUFACTURER),
                                claim(Attribute.VENDOR, "Red Lion Controls"),
                                answered(MANUFACTURER),
                                asked(MODEL),
                                claim(Attribute.MODEL, "G310C2"),
                                answered(MODEL)),
                row("the fields of question, answer and what nobody described")
                        .client(ASKS_MODEL)
                        .server(G310C2)
                        .client("0006 0101 1300 0102")
                        .sees(
                                new Seen.Message(new CrimsonEvent.Frame(
                                        "request",
                                        List.of(
                                                Element.number("register", 0x12A),
                                                Element.number("type", 0x1A00),
                                                Element.text("service", "read_model")))),
                                asked(MODEL),
                                new Seen.Message(new CrimsonEvent.Frame(
                                        "response",
                                        List.of(
                                                Element.number("register", 0x12A),
                                                Element.number("type", 0x0300),
                                                Element.text("service", "read_model"),
                                                Element.text("model", "G310C2")))),
                                claim(Attribute.MODEL, "G310C2"),
                                answered(MODEL),
                                new Seen.Message(new CrimsonEvent.Frame(
                                        "request",
                                        List.of(
                                                Element.number("register", 0x101),
                                                Element.number("type", 0x1300),
                                                Element.text("service", "register_101/1300"),
                                                Element.text("data", "0102")))),
                                other(0x101, "101/1300"),
                                new Seen.Unknown("register", 0x101)),
                row("an answer alone, its text padded")
                        .server("000D 012A 0300 473331304332000000")
                        .sees(claim(Attribute.MODEL, "G310C2"), answered(MODEL)),
                row("registers and types that nobody described, from both sides")
                        .client(ASKS_MODEL)
                        .client("0006 0101 1300 0102")
                        .server("0004 0100 0000")
                        .client("0004 012A 1B00")
                        .sees(
                                asked(MODEL),
                                other(0x101, "101/1300"),
                                new Seen.Unknown("register", 0x101),
                                new Seen.Unknown("register", 0x100),
                                other(0x12A, "12a/1b00"),
                                new Seen.Unknown("register", 0x12A)),
                row("a frame that has no register or no type")
                        .client(ASKS_MODEL)
                        .server("0002 0100")
                        .server("0000")
                        .sees(asked(MODEL), new Seen.Unknown("length", 2), new Seen.Unknown("length", 0)),
                row("a text that does not end, and one that is none")
                        .client(ASKS_MODEL)
                        .server("000A 012A 0300 473331304332")
                        .server("0007 012B 0300 010200")
                        .sees(
                                asked(MODEL),
                                new Seen.Malformed(CrimsonAnomaly.TEXT, 6),
                                answered(MODEL),
                                new Seen.Malformed(CrimsonAnomaly.TEXT, 6),
                                answered(MANUFACTURER)),
                row("who opened the connection is no device by what it says")
                        .client(ASKS_MODEL)
                        .client(G310C2)
                        .server(ASKS_MODEL)
                        .sees(
                                asked(MODEL),
                                other(0x12A, "12a/300"),
                                new Seen.Unknown("register", 0x12A),
                                new Seen.Unknown("register", 0x12A)),
                row("frames before one that proves it are another protocol's")
                        .client("0004 0101 1B00")
                        .client("0004 012B 1A00")
                        .client("0100 012B 1B00")
                        .client("0001 00")
                        .server("0008 012A 0300 01020300")
                        .server("0005 012A 0300 00")
                        .sees());
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("crimson")).containsAll(fieldsWritten());
    }
}
