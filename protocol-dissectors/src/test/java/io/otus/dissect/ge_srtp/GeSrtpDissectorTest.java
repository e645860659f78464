package io.otus.dissect.ge_srtp;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
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

/**
 * Messages are laid out as table 1 and 4 of the DFRWS paper have them, with the octets that the published notes of
 * ge-ethernet-SRTP and gesrtp-py give for requests and answers of their controllers (slot 1, and slot 2).
 */
class GeSrtpDissectorTest extends DissectorContract {
    private static final String ZERO = "00".repeat(56);

    @Override
    protected DissectorProvider provider() {
        return new GeSrtpProvider();
    }

    /** A request without text: from the service on 14 octets. */
    private static String asks(String service) {
        String rest = service.replace(" ", "");
        return "02 00 06 00 0000 000000 01 00000000000000 01 0000000000000000 000000 00 06 C0 00000000 100E0000 01 01"
                + rest + "00".repeat(14 - rest.length() / 2);
    }

    /** A request with text: what it asks stands behind. */
    private static String writes(String service, int length, String text) {
        return "02 00 07 00 %02X00 000000 02 00000000000000 02 0000000000000000 000000 00 09 80 00000000 200E0000 01 01"
                        .formatted(length)
                + "02 0000000000 0101" + service + text;
    }

    private static String answers(int messageType, int length, String status, String text) {
        String rest = status.replace(" ", "");
        return "03 00 06 00 %02X00 000000 01 00000000000000 01 0000000000000000 000000 00 06 %02X 100E0000 00000000 01 01"
                        .formatted(length, messageType)
                + rest
                + "00".repeat(14 - rest.length() / 2)
                + text;
    }

    private static Seen asked(long transaction, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(transaction, service, "", List.of(points)));
    }

    private static Seen answered(Service service, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(6, service, "", outcome, List.of(points)));
    }

    private static PointRange registers(int first, long... values) {
        return PointRange.of("R", first, ValueList.unsigned(values));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(sessions(), memory(), services(), status(), broken()).flatMap(rows -> rows);
    }

    private static Stream<Row> sessions() {
        return Stream.of(
                row("a connection begins with zeros, which are answered by a 1")
                        .client(ZERO)
                        .server("01" + "00".repeat(55))
                        .sees(
                                asked(1L << 16, ServiceRequest.INITIALIZE),
                                new Seen.Response(
                                        new Response(1L << 16, ServiceRequest.INITIALIZE, "", Outcome.OK, List.of()))),
                row("zeros with something among them are another protocol's")
                        .client("00".repeat(20) + "01" + "00".repeat(35))
                        .sees(),
                row("a request to no CPU is another protocol's")
                        .client(asks("04 08 0000 0100").replace("100E0000", "10120000"))
                        .sees(),
                row("a message of a type that there is not is another protocol's")
                        .client("04" + "00".repeat(55))
                        .sees());
    }

    private static Stream<Row> memory() {
        Service read = ServiceRequest.of(4);
        Service write = ServiceRequest.of(7);
        return Stream.of(
                row("register 100 is read, and its value lies in the header")
                        .client(asks("04 08 6300 0100"))
                        .server(answers(0xD4, 0, "00 00 E803", ""))
                        .sees(
                                new Seen.Message(new GeSrtpEvent.Message(
                                        "request",
                                        6,
                                        List.of(
                                                Element.number("slot", 1),
                                                Element.number("service_request_code", 4),
                                                Element.text("service_request", "read_system_memory"),
                                                Element.number("segment_selector", 8),
                                                Element.text("memory", "R"),
                                                Element.number("data_offset", 99),
                                                Element.number("data_length", 1)))),
                                asked(6, read, PointRange.of("R", 100, 1)),
                                new Seen.Message(new GeSrtpEvent.Message(
                                        "response",
                                        6,
                                        List.of(
                                                Element.number("message_type", 0xD4),
                                                Element.text("service_request", "read_system_memory"),
                                                Element.number("status_code", 0),
                                                Element.number("minor_status_code", 0),
                                                Element.text("data", "e80300000000")))),
                                answered(read, Outcome.OK, registers(100, 1000))),
                row("of four and more the values are a text: those of %R1 to %R5 in the notes")
                        .client(asks("04 08 0000 0500"))
                        .server(answers(0x94, 10, "", "A040 0000 203F 6746 E241"))
                        .sees(
                                asked(6, read, PointRange.of("R", 1, 5)),
                                answered(read, Outcome.OK, registers(1, 16544, 0, 16160, 18023, 16866))),
                row("discrete memory by bytes and by bits")
                        .client(asks("04 10 0000 0200"))
                        .server(answers(0xD4, 0, "00 00 0102", ""))
                        .client(asks("04 48 0900 0100"))
                        .server(answers(0xD4, 0, "00 00 02", ""))
                        .sees(
                                asked(6, read, PointRange.of("I.byte", 0, 2)),
                                answered(
                                        read, Outcome.OK, PointRange.of("I.byte", 0, ValueList.unsigned(new long[] {1, 2
                                        }))),
                                asked(6, read, PointRange.of("Q", 10, 1)),
                                answered(read, Outcome.OK)),
                row("registers are written, in the header")
                        .client(asks("07 08 0000 0100 2A00"))
                        .sees(asked(6, write, registers(1, 42))),
                row("and as a text")
                        .client(writes("07 08 0A00 0200", 4, "2A00 2B00"))
                        .sees(asked(7, write, registers(11, 42, 43))),
                row("two bits may lie in two octets, which are kept")
                        .client(writes("07 48 0700 0200", 2, "8001"))
                        .sees(
                                new Seen.Message(new GeSrtpEvent.Message(
                                        "request",
                                        7,
                                        List.of(
                                                Element.number("slot", 2),
                                                Element.number("service_request_code", 7),
                                                Element.text("service_request", "write_system_memory"),
                                                Element.number("segment_selector", 0x48),
                                                Element.text("memory", "Q"),
                                                Element.number("data_offset", 7),
                                                Element.number("data_length", 2),
                                                Element.text("data", "8001")))),
                                asked(7, write, PointRange.of("Q", 8, 2))),
                row("the first of two packets has not all that is written")
                        .client(writes("07 08 0A00 0300", 4, "2A00 2B00").replace("000000 0101", "000000 0102"))
                        .sees(asked(7, write, PointRange.of("R", 11, 3))),
                row("a refusal")
                        .client(asks("04 08 FFFE 0100"))
                        .server(answers(0xD1, 0, "05 F4", ""))
                        .sees(
                                asked(6, read, PointRange.of("R", 0xFEFF + 1, 1)),
                                answered(read, Outcome.error(5, "status_5_244"))));
    }

    private static Stream<Row> services() {
        return Stream.of(
                row("the state of the controller is set")
                        .client(asks("23 01"))
                        .server(answers(0xD4, 0, "", ""))
                        .sees(
                                asked(6, new Service(0x23, "set_plc_state", Action.MODE)),
                                answered(ServiceRequest.of(0x23), Outcome.OK)),
                row("a program goes into it, or out of it: sources disagree on which is which")
                        .client(asks("3F") + asks("40"))
                        .sees(
                                asked(6, new Service(0x3F, "program_store", Action.DOWNLOAD)),
                                asked(6, new Service(0x40, "program_load", Action.DOWNLOAD))),
                row("a change of the privilege level may carry a password, which no row has")
                        .client(asks("21 02 5345435245540000"))
                        .client(writes("21 02 00000000", 8, "5345435245540000"))
                        .sees(new Seen.Secret(43, 13), level(6, 1), new Seen.Secret(51, 13), level(7, 2)),
                row("an answer whose question was not seen")
                        .server(answers(0xD4, 0, "", ""))
                        .sees(answered(ServiceRequest.UNSEEN, Outcome.OK)),
                row("a service that nobody described")
                        .client(asks("7F"))
                        .sees(new Seen.Unknown("service_request_code", 0x7F)),
                row("a selector that nobody described")
                        .client(asks("04 7F 0000 0100"))
                        .sees(new Seen.Unknown("segment_selector", 0x7F)));
    }

    private static Stream<Row> status() {
        return Stream.of(
                row("each acknowledgement without text has the status of the controller; its state is told once")
                        .server(answers(0xD4, 0, "00 00 000000000000 FF 02 0A00 1021", ""))
                        .server(answers(0xD4, 0, "00 00 000000000000 FF 02 0B00 1021", ""))
                        .sees(
                                state("stop"),
                                new Seen.Message(new GeSrtpEvent.Message("response", 6, shortStatus(10))),
                                answered(ServiceRequest.UNSEEN, Outcome.OK),
                                new Seen.Message(new GeSrtpEvent.Message("response", 6, shortStatus(11))),
                                answered(ServiceRequest.UNSEEN, Outcome.OK)),
                row("a change of the state is told, and the word is told apart by its bits")
                        .server(answers(0xD4, 0, "00 00 000000000000 00 01 0A00 4F03", ""))
                        .server(answers(0xD4, 0, "00 00 000000000000 00 01 0A00 0030", ""))
                        .sees(
                                state("run"),
                                answered(ServiceRequest.UNSEEN, Outcome.OK),
                                state("stop_faulted"),
                                answered(ServiceRequest.UNSEEN, Outcome.OK)),
                row("no state is told of a status that is empty, or that no controller can have")
                        .server(answers(0xD4, 0, "00 00 000000000000 00 00 0000 0000", ""))
                        .server(answers(0xD4, 0, "00 00 000000000000 00 05 0A00 0000", ""))
                        .server(answers(0xD4, 0, "00 00 000000000000 00 01 0A00 0004", ""))
                        .server(answers(0xD4, 0, "00 00 000000000000 00 01 0A00 0070", ""))
                        .server(answers(0xD1, 0, "05 F4 000000000000 00 01 0A00 0020", ""))
                        .sees(
                                answered(ServiceRequest.UNSEEN, Outcome.OK),
                                answered(ServiceRequest.UNSEEN, Outcome.OK),
                                answered(ServiceRequest.UNSEEN, Outcome.OK),
                                answered(ServiceRequest.UNSEEN, Outcome.OK),
                                answered(ServiceRequest.UNSEEN, Outcome.error(5, "status_5_244"))));
    }

    private static Seen state(String name) {
        return new Seen.Claim(true, "", Attribute.RUN_STATE, name, Trust.DEVICE);
    }

    private static List<Element> shortStatus(int sweep) {
        return List.of(
                Element.number("message_type", 0xD4),
                Element.number("status_code", 0),
                Element.number("minor_status_code", 0),
                Element.text("data", "000000000000"),
                Element.number("control_program_number", 255),
                Element.number("privilege_level", 2),
                Element.number("last_sweep_time", sweep),
                Element.number("plc_status_word", 0x2110),
                Element.text("plc_state", "stop"),
                Element.text("plc_status_flags", "plc_fault_entry_present front_panel_run"));
    }

    private static Seen level(int sequenceNumber, int slot) {
        return new Seen.Message(new GeSrtpEvent.Message(
                "request",
                sequenceNumber,
                List.of(
                        Element.number("slot", slot),
                        Element.number("service_request_code", 0x21),
                        Element.text("service_request", "change_plc_cpu_privilege_level"))));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("an address beyond the last item")
                        .client(asks("04 08 FFFF 0200"))
                        .sees(new Seen.Malformed(GeSrtpAnomaly.ADDRESS, 44)),
                row("a text that is shorter than what is written")
                        .client(writes("07 08 0A00 0300", 4, "2A00 2B00"))
                        .sees(new Seen.Malformed(GeSrtpAnomaly.DATA, 54)));
    }
}
