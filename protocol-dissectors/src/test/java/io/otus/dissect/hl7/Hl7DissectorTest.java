package io.otus.dissect.hl7;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages are laid out as HL7 v2.5.1 §2.15 has them; names are those of its examples. */
class Hl7DissectorTest extends DissectorContract {
    private static final HexFormat HEX = HexFormat.of();
    private static final String MSH = "MSH|^~\\&|ADT1^1.2.3^ISO|GOOD HEALTH HOSPITAL|GHH LAB, INC.|GHH|198808181126||";
    private static final String ADMITTED = MSH + "ADT^A01^ADT_A01|MSG00001|P|2.5.1\rEVN|A01|200708181123\r";
    private static final String TAKEN = "MSH|^~\\&|LAB|GHH|ADT1|GHH|198808181127||ACK|M2|P|2.5.1\rMSA|";
    private static final Service ADT_A01 = new Service(-1, "adt_a01", Action.NOTIFY);
    /** The control id's characters, each weighing 31 times the next. */
    private static final long MSG00001 = "MSG00001".chars().asLongStream().reduce(0, (sum, c) -> 31 * sum + c);

    @Override
    protected DissectorProvider provider() {
        return new Hl7Provider();
    }

    private static String block(String segments) {
        return "0B" + HEX.formatHex(segments.getBytes(StandardCharsets.UTF_8)) + "1C0D";
    }

    private static Seen asks(Service service) {
        return new Seen.Request(Request.confirmed(MSG00001, service, "", List.of()));
    }

    private static Seen answers(Service service, Outcome outcome) {
        return new Seen.Response(new Response(MSG00001, service, "", outcome, List.of()));
    }

    private static Seen claim(String service) {
        return new Seen.Claim(true, "", Attribute.SERVICE, service, Trust.SESSION);
    }

    private static Seen message(String name, Element... fields) {
        return new Seen.Message(new Hl7Event.Message(name, List.of(fields)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a patient is admitted, and the other system takes it")
                        .client(block(ADMITTED))
                        .server(block(TAKEN + "AA|MSG00001\r"))
                        .sees(
                                claim("HL7 ADT1 of GOOD HEALTH HOSPITAL"),
                                asks(ADT_A01),
                                claim("HL7 LAB of GHH"),
                                answers(ADT_A01, Outcome.OK)),
                row("the names of segments are told, and not what is in them")
                        .client(block("MSH|^~\\&|A|||B|2011||QRY^Q02|7|P|2.3\rPID|1||135769||MOUSE^MICKEY\r"))
                        .sees(message(
                                "message",
                                Element.text("sending_application", "A"),
                                Element.text("receiving_facility", "B"),
                                Element.text("date_time_of_message", "2011"),
                                Element.text("message_type", "QRY^Q02"),
                                Element.text("message_control_id", "7"),
                                Element.text("processing_id", "P"),
                                Element.text("version_id", "2.3"),
                                new Element.Values("segments", ValueList.texts(List.of("MSH", "PID"))))),
                row("a segment of software names maker, product and version, §2.15.12")
                        .client(
                                block(
                                        MSH
                                                + "ORU^R01|MSG00001|P|2.5.1|||NE|NE||UNICODE UTF-8\rSFT|Müller Lab Systems^L|5.1|LabLink|56734\r"))
                        .sees(
                                claim("HL7 ADT1 of GOOD HEALTH HOSPITAL"),
                                claim("Müller Lab Systems LabLink 5.1"),
                                new Seen.Request(
                                        Request.unconfirmed(new Service(-1, "oru_r01", Action.NOTIFY), "", List.of()))),
                row("a message is refused")
                        .client(block(ADMITTED))
                        .server(block(TAKEN + "AR|MSG00001\r"))
                        .sees(asks(ADT_A01), answers(ADT_A01, Outcome.error(2, "application_reject"))),
                row("of two acknowledgments the first answers, §2.9.3")
                        .client(block(ADMITTED))
                        .server(block(TAKEN + "CA|MSG00001\r"))
                        .server(block(TAKEN + "AA|MSG00001\r"))
                        .sees(asks(ADT_A01), answers(ADT_A01, Outcome.OK)),
                row("a query asks")
                        .client(block(MSH + "QBP^Q11|MSG00001|P|2.5.1\r"))
                        .sees(asks(new Service(-1, "qbp_q11", Action.READ))),
                row("a type of another form")
                        .client(block(MSH + "Z!|MSG00001|P|2.5.1\r"))
                        .sees(asks(Hl7Dissector.OTHER)),
                row("a header that ends early")
                        .client(block("MSH|^~\\&|A|B|||2011||ADT^A01\r"))
                        .sees(new Seen.Malformed(Hl7Anomaly.HEADER, 1)),
                row("an acknowledgment of nothing")
                        .client(block(ADMITTED))
                        .server(block(TAKEN + "AA|\r"))
                        .sees(new Seen.Malformed(Hl7Anomaly.ACKNOWLEDGMENT, 1)),
                row("a code that table 0008 has not")
                        .client(block(ADMITTED))
                        .server(block(TAKEN + "ZZ|MSG00001\r"))
                        .sees(new Seen.Malformed(Hl7Anomaly.ACKNOWLEDGMENT, 1)),
                row("an application answers by a message of its own, which is acknowledged in turn: nobody changes sides")
                        .client(block(ADMITTED))
                        .server(block(TAKEN + "CA|MSG00001\r"))
                        .server(block(TAKEN.replace("|M2|", "|MSG00001|") + "AA|MSG00001\r"))
                        .server(block(ADMITTED))
                        .client(block(TAKEN + "CA|MSG00001\r"))
                        .sees(asks(ADT_A01), answers(ADT_A01, Outcome.OK), asks(ADT_A01), answers(ADT_A01, Outcome.OK)),
                row("a message tells who is client only where nothing else does")
                        .someone(block(ADMITTED))
                        .server(block(ADMITTED))
                        .client(block(TAKEN + "AA|MSG00001\r"))
                        .sees(new Seen.Direction(Direction.FROM_CLIENT)),
                row("encoding characters that are alike are no header")
                        .client(block("MSH|^^\\&|A|B\r"))
                        .sees(),
                row("text behind the end of a block is no message")
                        .client("0B4D53487C5E7E5C267C411C41")
                        .sees());
    }

    @Test
    void aMessageThatDoesNotEndIsGivenUp() {
        byte[] block = HEX.parseHex(block(ADMITTED + "Z".repeat(Mllp.LONGEST)));
        assertThat(Mllp.length(ByteView.of(block))).isEqualTo(Dissector.NOT_MINE);
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("hl7")).containsAll(fieldsWritten());
    }
}
