package io.otus.dissect.goose;

import static io.otus.dissect.goose.Messages.ONE_BOOLEAN;
import static io.otus.dissect.goose.Messages.T;
import static io.otus.dissect.goose.Messages.elements;
import static io.otus.dissect.goose.Messages.framed;
import static io.otus.dissect.goose.Messages.message;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Attribute;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GooseDissectorTest extends DissectorContract {
    private static final Service SERVICE = new Service(-1, "send_goose_message", Action.NOTIFY);
    private static final String OTHER_T = "84 08 386EBBF44217280A";
    private static final String EVERY_TYPE = "AB 2C A2 06 83 01 01 84 01 00 83 01 00 84 02 06 80 85 01 FF 86 01 05"
            + "87 05 08 3F800000 89 01 AA 8A 01 41 91 08 0000000100000000";

    @Override
    protected DissectorProvider provider() {
        return new GooseProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static Seen malformed(GooseAnomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    private static Seen publication(String confRev) {
        return new Seen.Session(
                false,
                "LD",
                new SessionFact.Publication(
                        false, 0, "appid=1 " + confRev + " numDatSetEntries=1 ndsCom=0 gocbRef=LD/G datSet=LD/D"));
    }

    private static Seen test() {
        return new Seen.Session(
                false,
                "LD",
                new SessionFact.Publication(
                        true, 0, "appid=1 confRev=1 numDatSetEntries=1 ndsCom=0 gocbRef=LD/G datSet=LD/D"));
    }

    /** With the S bit of reserved1. */
    private static String simulatedByHeader(String message) {
        String hex = message.replace(" ", "");
        return hex.substring(0, 8) + "8" + hex.substring(9);
    }

    /** Something that is wrong with how a message follows another. */
    private static Seen follows(GooseAnomaly anomaly) {
        return malformed(anomaly, 8);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(content(), states());
    }

    private static Stream<Row> content() {
        return Stream.of(
                row("a message, and padding behind it")
                        .server(message(1, 0) + "00000000")
                        .sees(
                                new Seen.Claim(true, "", Attribute.NAME, "LD", Trust.SESSION),
                                new Seen.Request(Request.notification(
                                        SERVICE, "LD", List.of(PointRange.of("LD/D", 1, ValueList.bit(true)))))),
                row("settings of a control block are told once, and again when they change")
                        .server(message(1, 0))
                        .server(message(1, 1))
                        .server(framed(elements(1000, 2, 0, T, 7, 1, ONE_BOOLEAN)))
                        .sees(publication("confRev=1"), follows(GooseAnomaly.CONFIGURATION), publication("confRev=7")),
                row("a message of a test is one of other settings, be it marked in the PDU or before it")
                        .server(message(1, 0))
                        .server(message(1, 1).replace("87 01 00", "87 01 01").replace("870100", "870101"))
                        .server(simulatedByHeader(message(1, 1)))
                        .sees(publication("confRev=1"), test()),
                row("values of several types, and those of a structure")
                        .server(framed(elements(1000, 1, 0, T, 1, 9, EVERY_TYPE)))
                        .sees(new Seen.Request(Request.notification(
                                SERVICE,
                                "LD",
                                List.of(
                                        PointRange.of("LD/D.1", 1, ValueList.bit(true)),
                                        PointRange.of("LD/D.1", 2, ValueList.text("")),
                                        PointRange.of("LD/D", 2, ValueList.bit(false)),
                                        PointRange.of("LD/D", 3, ValueList.text("10")),
                                        PointRange.of("LD/D", 4, ValueList.signed(-1)),
                                        PointRange.of("LD/D", 5, ValueList.unsigned(5)),
                                        PointRange.of("LD/D", 6, ValueList.reals(1.0)),
                                        PointRange.of("LD/D", 7, ValueList.text("aa")),
                                        PointRange.of("LD/D", 8, ValueList.text("A")),
                                        PointRange.of("LD/D", 9, ValueList.text("1970-01-01T00:00:01Z")))))),
                row("IEC 61850-7-3 §6.2.1: a value and its quality, which says that it is substituted")
                        .server(framed(elements(1000, 1, 0, T, 1, 2, "AB 08 83 01 01 84 03 03 0020")))
                        .sees(new Seen.Request(Request.notification(
                                SERVICE,
                                "LD",
                                List.of(
                                        PointRange.of("LD/D", 1, ValueList.bit(true)),
                                        PointRange.of("LD/D", 2, ValueList.text("0000000000100"))
                                                .with(Flaws.of(Flaw.FORCED)))))),
                row("a frame that is shorter than its length")
                        .server(message(1, 0).replace(" ", "").substring(0, 100))
                        .sees(malformed(GooseAnomaly.LENGTH, 2), malformed(GooseAnomaly.ENCODING, 8)),
                row("another PDU")
                        .server("0001 000A 0000 0000 60 00")
                        .sees(malformed(GooseAnomaly.ENCODING, 8), malformed(GooseAnomaly.MANDATORY, 8)),
                row("nothing but a header")
                        .server("0001 0008 0000 0000")
                        .sees(malformed(GooseAnomaly.ENCODING, 8), malformed(GooseAnomaly.MANDATORY, 8)),
                row("no values")
                        .server(framed(elements(1000, 1, 0, T, 1, 0, "")))
                        .sees(malformed(GooseAnomaly.MANDATORY, 8)),
                row("an element twice")
                        .server(framed(elements(1000, 1, 0, T, 1, 1, "8A 01 01" + ONE_BOOLEAN)))
                        .sees(malformed(GooseAnomaly.ELEMENT, 61)),
                row("an element that there is not")
                        .server(framed(elements(1000, 1, 0, T, 1, 1, ONE_BOOLEAN + "8F 00")))
                        .sees(malformed(GooseAnomaly.ELEMENT, 66)),
                row("a boolean of no octets")
                        .server(framed(elements(1000, 1, 0, T, 1, 1, "AB 02 83 00")))
                        .sees(malformed(GooseAnomaly.DATA, 61)),
                row("a time of seven octets")
                        .server(message(1, 0, "84 07 386EBBF3421728", ONE_BOOLEAN))
                        .sees(malformed(GooseAnomaly.DATA, 31), malformed(GooseAnomaly.MANDATORY, 8)),
                row("two values where three are announced")
                        .server(framed(elements(1000, 1, 0, T, 1, 3, "AB 06 83 01 01 83 01 00")))
                        .sees(malformed(GooseAnomaly.ENTRIES, 8)),
                row("the APPID of sampled values")
                        .server("4" + message(1, 0).substring(1))
                        .sees(malformed(GooseAnomaly.APPID, 0)),
                row("configuration revision 0")
                        .server(framed(elements(1000, 1, 0, T, 0, 1, ONE_BOOLEAN)))
                        .sees(malformed(GooseAnomaly.CONFIGURATION, 8)));
    }

    private static Stream<Row> states() {
        return Stream.of(
                row("events and retransmissions, of which some are not heard")
                        .server(message(1, 1))
                        .server(message(1, 2))
                        .server(message(1, 7))
                        .server(message(2, 0, OTHER_T, "AB 03 83 01 00"))
                        .server(message(5, 3, OTHER_T, "AB 03 83 01 00"))
                        .sees(),
                row("a state that is past")
                        .server(message(9, 0))
                        .server(message(8, 0))
                        .sees(follows(GooseAnomaly.STATE_BACK)),
                row("two who send one stream contradict each other, and both are shown")
                        .server(message(9, 4))
                        .server(message(409, 1))
                        .server(message(9, 5))
                        .server(message(409, 2))
                        .sees(follows(GooseAnomaly.STATE_BACK), follows(GooseAnomaly.STATE_BACK)),
                row("what follows the state that fell back and was sent on is an event again")
                        .server(message(9, 4))
                        .server(message(8, 1))
                        .server(message(9, 5))
                        .server(message(10, 0))
                        .server(message(11, 0))
                        .sees(follows(GooseAnomaly.STATE_BACK), follows(GooseAnomaly.STATE_BACK)),
                row("states that were not heard accuse nobody")
                        .server(message(9, 4))
                        .server(message(409, 1))
                        .sees(),
                row("a publisher that begins anew")
                        .server(message(9, 4))
                        .server(message(1, 1))
                        .server(message(1, 5))
                        .server(message(1, 1))
                        .sees(),
                row("a retransmission once more, as mirror ports copy frames")
                        .server(message(9, 4))
                        .server(message(9, 4))
                        .sees(),
                row("a retransmission that is past")
                        .server(message(9, 5))
                        .server(message(9, 4))
                        .sees(follows(GooseAnomaly.SEQUENCE_BACK)),
                row("other values in the same state")
                        .server(message(9, 4))
                        .server(message(9, 5, T, "AB 03 83 01 00"))
                        .sees(follows(GooseAnomaly.VALUES)),
                row("another time in the same state, told once")
                        .server(message(9, 4))
                        .server(message(9, 5, OTHER_T, ONE_BOOLEAN))
                        .server(message(9, 6))
                        .sees(follows(GooseAnomaly.EVENT_TIME)),
                row("another configuration revision")
                        .server(message(9, 4))
                        .server(framed(elements(1000, 9, 5, T, 2, 1, ONE_BOOLEAN)))
                        .sees(follows(GooseAnomaly.CONFIGURATION)));
    }

    @Test
    void whatOneSenderAloneDoesNotDoContradicts() {
        assertThat(Stream.of(GooseAnomaly.values()).filter(GooseAnomaly::isContradiction))
                .containsExactly(GooseAnomaly.STATE_BACK, GooseAnomaly.SEQUENCE_BACK);
    }

    @Test
    void thePageHasEveryFieldAndEveryAnomaly() throws IOException {
        Set<String> written = fieldsWritten();
        written.addAll(new RoutedGooseTest().fieldsWritten());
        assertThat(FieldTable.of("goose")).isEqualTo(written);
        String page = Files.readString(Path.of("..", "docs", "protocols", "goose.md"), StandardCharsets.UTF_8);
        for (AnomalyCode anomaly : GooseAnomaly.values()) {
            assertThat(page).contains("| " + anomaly.id() + " |");
        }
    }
}
