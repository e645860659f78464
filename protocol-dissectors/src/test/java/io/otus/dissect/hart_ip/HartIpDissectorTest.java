package io.otus.dissect.hart_ip;

import static io.otus.dissect.hart_ip.Messages.FIELD;
import static io.otus.dissect.hart_ip.Messages.SERVER;
import static io.otus.dissect.hart_ip.Messages.SERVER_ID;
import static io.otus.dissect.hart_ip.Messages.answers;
import static io.otus.dissect.hart_ip.Messages.asks;
import static io.otus.dissect.hart_ip.Messages.latin;
import static io.otus.dissect.hart_ip.Messages.message;
import static io.otus.dissect.hart_ip.Messages.packed;
import static io.otus.dissect.hart_ip.Messages.pdu;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HartIpDissectorTest extends DissectorContract {
    private static final long FRAME = 3L << 16 | 5;
    private static final long DIRECT = 4L << 16 | 5;

    @Override
    protected DissectorProvider provider() {
        return new HartIpProvider();
    }

    private static Seen malformed(HartIpAnomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    private static Seen asked(long transaction, Service service, String unit, PointRange... points) {
        return new Seen.Request(Request.confirmed(transaction, service, unit, List.of(points)));
    }

    private static Seen answered(
            long transaction, Service service, String unit, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(transaction, service, unit, outcome, List.of(points)));
    }

    private static Service session(String name) {
        return new Service(-1, name, Action.SESSION);
    }

    private static Seen claim(String unit, Attribute attribute, String value) {
        return new Seen.Claim(true, unit, attribute, value, Trust.DEVICE);
    }

    private static PointRange real(String name, double value) {
        return PointRange.named(name, ValueList.reals(value));
    }

    private static PointRange variable(int number, double value) {
        return PointRange.of("device_variable", number, ValueList.reals(value));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(sessions(), identity(), reading(), writing(), direct(), broken(), everyCommand())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> sessions() {
        return Stream.of(
                row("a session is initiated, kept alive and closed")
                        .client(message(0, 0, "01 00015F90"))
                        .server(message(1, 0, "01 00015F90"))
                        .client(message(0, 2, ""))
                        .server(message(1, 2, ""))
                        .client(message(0, 1, ""))
                        .server(message(1, 1, ""))
                        .sees(
                                asked(5, session("session_initiate"), ""),
                                answered(5, session("session_initiate"), "", Outcome.OK),
                                asked(2L << 16 | 5, session("keep_alive"), ""),
                                answered(2L << 16 | 5, session("keep_alive"), "", Outcome.OK),
                                asked(1L << 16 | 5, session("session_close"), ""),
                                answered(1L << 16 | 5, session("session_close"), "", Outcome.OK)),
                row("no session is left")
                        .client(message(0, 0, "01 00015F90"))
                        .server(message(1, 0, 15, 5, ""))
                        .sees(answered(
                                5,
                                session("session_initiate"),
                                "",
                                Outcome.error(15, "all_available_sessions_in_use"))),
                row("a frame outside of a session is not served")
                        .client(asks(FIELD, 1, ""))
                        .server(message(15, 3, "00"))
                        .sees(answered(
                                FRAME,
                                new Service(1, "read_primary_variable", Action.READ),
                                FIELD,
                                Outcome.error(0, "session_closed"))),
                row("a status in place of a frame")
                        .client(asks(FIELD, 1, ""))
                        .server(message(1, 3, 6, 5, ""))
                        .sees(answered(
                                FRAME,
                                new Service(1, "read_primary_variable", Action.READ),
                                FIELD,
                                Outcome.error(6, "device_specific_command_error"))),
                row("the audit log of version 2")
                        .client("02" + message(0, 5, "00 FF").substring(2))
                        .server("02"
                                + message(1, 5, "00 01 64F09838 64F09838 13E6 0001 01020304")
                                        .substring(2))
                        .sees(
                                asked(5L << 16 | 5, new Service(-1, "read_audit_log", Action.DIAGNOSE), ""),
                                answered(
                                        5L << 16 | 5,
                                        new Service(-1, "read_audit_log", Action.DIAGNOSE),
                                        "",
                                        Outcome.OK)),
                row("another version").client("03 00 02 00 0005 0008").sees(),
                row("a message id that there is not")
                        .client("01 00 06 00 0005 0008")
                        .sees());
    }

    private static Stream<Row> identity() {
        return Stream.of(
                row("what answers at polling address 0 is the server")
                        .client(asks("00", 0, ""))
                        .server(answers("00", 0, SERVER_ID))
                        .sees(
                                claim("", Attribute.VENDOR, "Rosemount"),
                                claim("", Attribute.MODEL, "HART type 0x2606"),
                                claim("", Attribute.SERIAL, SERVER),
                                claim("", Attribute.FIRMWARE, "2"),
                                claim("", Attribute.HARDWARE, "5")),
                row("names of the server and of a device behind it")
                        .client(asks("00", 0, ""))
                        .server(answers("00", 0, SERVER_ID))
                        .client(asks(SERVER, 20, ""))
                        .server(answers(SERVER, 20, latin("GATEWAY", 32)))
                        .client(asks(FIELD, 13, ""))
                        .server(answers(FIELD, 13, packed("FT-101", 6) + packed("FLOW OF WATER", 12) + "1F 0C 7E"))
                        .client(asks(FIELD, 12, ""))
                        .server(answers(FIELD, 12, packed("CALIBRATED", 24)))
                        .sees(
                                claim("", Attribute.VENDOR, "Rosemount"),
                                claim("", Attribute.MODEL, "HART type 0x2606"),
                                claim("", Attribute.SERIAL, SERVER),
                                claim("", Attribute.FIRMWARE, "2"),
                                claim("", Attribute.HARDWARE, "5"),
                                claim("", Attribute.NAME, "GATEWAY"),
                                claim(FIELD, Attribute.NAME, "FT-101"),
                                claim(FIELD, Attribute.DESCRIPTION, "FLOW OF WATER"),
                                claim(FIELD, Attribute.DESCRIPTION, "CALIBRATED")),
                row("a device of revision 5, whose type begins with its maker")
                        .client(asks(FIELD, 0, ""))
                        .server(answers(FIELD, 0, "FE 1106 05 05 01 03 08 00 040506"))
                        .sees(
                                claim(FIELD, Attribute.VENDOR, "Endress+Hauser"),
                                claim(FIELD, Attribute.MODEL, "HART type 0x1106"),
                                claim(FIELD, Attribute.SERIAL, FIELD),
                                claim(FIELD, Attribute.FIRMWARE, "3"),
                                claim(FIELD, Attribute.HARDWARE, "1")),
                row("a sub-device that an I/O system lists")
                        .client(asks(SERVER, 84, "0001"))
                        .server(answers(
                                SERVER, 84, "0001 00 03 0011 1106 040506 07" + latin("FLOW 101", 32) + "01 01 0011"))
                        .sees(
                                claim(FIELD, Attribute.VENDOR, "Endress+Hauser"),
                                claim(FIELD, Attribute.MODEL, "HART type 0x1106"),
                                claim(FIELD, Attribute.SERIAL, FIELD),
                                claim(FIELD, Attribute.NAME, "FLOW 101")));
    }

    private static Stream<Row> reading() {
        Service three = new Service(3, "read_dynamic_variables_and_loop_current", Action.READ);
        Service nine = new Service(9, "read_device_variables_with_status", Action.READ);
        return Stream.of(
                row("dynamic variables, of which the last is none")
                        .client(asks(FIELD, 3, ""))
                        .server(answers(FIELD, 3, "41400000 20 41C80000 27 3F000000 39 42C80000 FA 7FA00000"))
                        .sees(
                                asked(FRAME, three, FIELD),
                                answered(
                                        FRAME,
                                        three,
                                        FIELD,
                                        Outcome.OK,
                                        real("loop_current", 12),
                                        real("pv", 25),
                                        real("sv", 0.5),
                                        real("tv", 100),
                                        PointRange.named("qv"))),
                row("device variables with their status")
                        .client(asks(FIELD, 9, "00 F6"))
                        .server(answers(FIELD, 9, "00 00 40 20 41C80000 C0 F6 00 27 3F800000 C0 00001234"))
                        .sees(
                                asked(
                                        FRAME,
                                        nine,
                                        FIELD,
                                        PointRange.of("device_variable", 0, 1),
                                        PointRange.of("device_variable", 246, 1)),
                                answered(FRAME, nine, FIELD, Outcome.OK, variable(0, 25), variable(246, 1))),
                row("what a device publishes")
                        .server(message(2, 3, pdu(1, FIELD, 1, "0000 20 41C80000")))
                        .sees(new Seen.Request(Request.notification(
                                new Service(1, "read_primary_variable", Action.NOTIFY).keyed("publish/1"),
                                FIELD,
                                List.of(real("pv", 25))))),
                row("a refusal")
                        .client(asks(FIELD, 1, ""))
                        .server(message(1, 3, pdu(6, FIELD, 1, "40 10")))
                        .sees(answered(
                                FRAME,
                                new Service(1, "read_primary_variable", Action.READ),
                                FIELD,
                                Outcome.error(64, "command_not_implemented"))),
                row("a frame that was damaged on the loop")
                        .client(asks(FIELD, 1, ""))
                        .server(message(1, 3, pdu(6, FIELD, 1, "88 00")))
                        .sees(answered(
                                FRAME,
                                new Service(1, "read_primary_variable", Action.READ),
                                FIELD,
                                Outcome.error(0x88, "communication_error"))),
                row("an answer that comes later is no refusal")
                        .client(asks(FIELD, 48, ""))
                        .server(message(1, 3, pdu(6, FIELD, 48, "21 00")))
                        .sees(answered(
                                FRAME,
                                new Service(48, "read_additional_device_status", Action.DIAGNOSE),
                                FIELD,
                                Outcome.OK)),
                row("a command to a sub-device within another")
                        .client(asks(SERVER, 77, "00 03 05 82 91 06040506 01 00"))
                        .server(answers(SERVER, 77, "00 03 86 91 06040506 01 07 0000 20 41C80000"))
                        .sees(
                                asked(FRAME, new Service(77, "send_command_to_sub_device", Action.OTHER), SERVER),
                                asked(FRAME | 1L << 40, new Service(1, "read_primary_variable", Action.READ), FIELD),
                                answered(
                                        FRAME,
                                        new Service(77, "send_command_to_sub_device", Action.OTHER),
                                        SERVER,
                                        Outcome.OK),
                                answered(
                                        FRAME | 1L << 40,
                                        new Service(1, "read_primary_variable", Action.READ),
                                        FIELD,
                                        Outcome.OK,
                                        real("pv", 25))));
    }

    private static Stream<Row> writing() {
        return Stream.of(
                row("a range is written")
                        .client(asks(FIELD, 35, "20 42C80000 00000000"))
                        .server(answers(FIELD, 35, "20 42C80000 00000000"))
                        .sees(
                                asked(
                                        FRAME,
                                        new Service(35, "write_primary_variable_range_values", Action.WRITE),
                                        FIELD,
                                        real("pv_upper_range_value", 100),
                                        real("pv_lower_range_value", 0)),
                                answered(
                                        FRAME,
                                        new Service(35, "write_primary_variable_range_values", Action.WRITE),
                                        FIELD,
                                        Outcome.OK)),
                row("the loop current is fixed")
                        .client(asks(FIELD, 40, "41A00000"))
                        .sees(asked(
                                FRAME,
                                new Service(40, "enter_or_exit_fixed_current_mode", Action.OPERATE),
                                FIELD,
                                real("loop_current", 20))),
                row("a device variable is forced")
                        .client(asks(FIELD, 79, "02 01 20 41C80000 C0"))
                        .sees(asked(
                                FRAME,
                                new Service(79, "write_device_variable", Action.OPERATE),
                                FIELD,
                                variable(2, 25))),
                row("units are written")
                        .client(asks(FIELD, 53, "02 27"))
                        .sees(asked(
                                FRAME,
                                new Service(53, "write_device_variable_units", Action.WRITE),
                                FIELD,
                                PointRange.of("device_variable_units", 2, ValueList.unsigned(0x27)))),
                row("a polling address is written")
                        .client(asks(FIELD, 6, "03 00"))
                        .sees(asked(
                                FRAME,
                                new Service(6, "write_polling_address", Action.CONFIGURE),
                                FIELD,
                                PointRange.named("polling_address", ValueList.unsigned(3)),
                                PointRange.named("loop_current_mode", ValueList.unsigned(0)))),
                row("a device is reset")
                        .client(asks(FIELD, 42, ""))
                        .sees(asked(FRAME, new Service(42, "perform_device_reset", Action.RESTART), FIELD)),
                row("a command that the maker defines")
                        .client(asks(FIELD, 130, "0102"))
                        .sees(asked(FRAME, new Service(130, "device_specific_command", Action.OTHER), FIELD)),
                row("a command that is not known").client(asks(FIELD, 120, "")).sees(new Seen.Unknown("command", 120)),
                row("an extended command")
                        .client(asks(FIELD, 31, "0201" + latin("DE", 2) + "00"))
                        .sees(asked(
                                FRAME,
                                new Service(513, "write_country_code", Action.CONFIGURE),
                                FIELD,
                                PointRange.named("country_code", ValueList.text("DE")),
                                PointRange.named("si_units_control", ValueList.unsigned(0)))));
    }

    private static Stream<Row> direct() {
        Service one = new Service(1, "read_primary_variable", Action.READ);
        Service two = new Service(2, "read_loop_current_and_percent_of_range", Action.READ);
        return Stream.of(
                row("two commands of a direct PDU")
                        .client(message(0, 4, "00 00 0001 00 0002 00"))
                        .server(message(1, 4, "10 01 0001 06 00 20 41C80000 0002 01 40"))
                        .sees(
                                asked(DIRECT, one, ""),
                                asked(DIRECT | 1 << 24, two, ""),
                                answered(DIRECT, one, "", Outcome.OK, real("pv", 25)),
                                answered(DIRECT | 1 << 24, two, "", Outcome.error(64, "command_not_implemented"))),
                row("who the server is")
                        .server(message(1, 4, "00 00 0000 17 00" + SERVER_ID))
                        .sees(
                                claim("", Attribute.VENDOR, "Rosemount"),
                                claim("", Attribute.MODEL, "HART type 0x2606"),
                                claim("", Attribute.SERIAL, SERVER),
                                claim("", Attribute.FIRMWARE, "2"),
                                claim("", Attribute.HARDWARE, "5")),
                row("a direct PDU that is cut")
                        .client(message(0, 4, "00 00 0001 05 01"))
                        .sees(malformed(HartIpAnomaly.DIRECT, 10)),
                row("a direct PDU of a byte").client(message(0, 4, "00")).sees(malformed(HartIpAnomaly.DIRECT, 8)),
                row("an answer without its response code")
                        .server(message(1, 4, "00 00 0001 00"))
                        .sees(malformed(HartIpAnomaly.STATUS, 8)));
    }

    private static Stream<Row> broken() {
        String sound = pdu(2, FIELD, 1, "");
        return Stream.of(
                row("a session that is initiated with four bytes")
                        .client(message(0, 0, "01 00015F"))
                        .sees(malformed(HartIpAnomaly.BODY_LENGTH, 8)),
                row("a log that is asked for with a byte")
                        .client(message(0, 5, "00"))
                        .sees(malformed(HartIpAnomaly.BODY_LENGTH, 8)),
                row("a wrong check byte")
                        .client(message(0, 3, sound.substring(0, sound.length() - 2) + "00"))
                        .sees(
                                malformed(HartIpAnomaly.CHECK, 16),
                                asked(FRAME, new Service(1, "read_primary_variable", Action.READ), FIELD)),
                row("a frame that is longer than its message")
                        .client(message(0, 3, "82 91 06040506 01 05 00"))
                        .sees(malformed(HartIpAnomaly.PDU_LENGTH, 8)),
                row("bytes behind a frame")
                        .client(message(0, 3, sound + "0000"))
                        .sees(malformed(HartIpAnomaly.PDU_LENGTH, 8)),
                row("a request that carries the frame of a slave")
                        .client(message(0, 3, pdu(6, FIELD, 1, "0000 20 41C80000")))
                        .sees(malformed(HartIpAnomaly.FRAME_TYPE, 8)),
                row("a slave's frame without a status")
                        .server(message(1, 3, pdu(6, FIELD, 1, "00")))
                        .sees(malformed(HartIpAnomaly.STATUS, 8)),
                row("a value that is cut")
                        .server(answers(FIELD, 1, "20 41C8"))
                        .sees(malformed(HartIpAnomaly.DATA_LENGTH, 8)),
                row("a write without what is written")
                        .client(asks(FIELD, 35, "20"))
                        .sees(malformed(HartIpAnomaly.DATA_LENGTH, 8)),
                row("a command within another that is cut")
                        .client(asks(SERVER, 77, "00 03 05 82 91 0604"))
                        .sees(malformed(HartIpAnomaly.EMBEDDED, 8)),
                row("an answer to another command")
                        .client(asks(FIELD, 1, ""))
                        .server(answers(FIELD, 2, "41400000 42480000"))
                        .sees(malformed(HartIpAnomaly.ANSWER, 4)),
                row("expansion bytes in front of the command")
                        .client(message(0, 3, "A2 91 06040506 55 01 00 66"))
                        .sees(asked(FRAME, new Service(1, "read_primary_variable", Action.READ), FIELD)));
    }

    /** Each command that has a name, asked with enough zeros and refused. */
    private static Stream<Row> everyCommand() {
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < 600; number++) {
            Command command = Commands.of(number);
            if (command.isKnown() && command.number() == number && number != 77 && (number < 128 || number > 253)) {
                String zeros = "00".repeat(64);
                String data = number < 256 ? zeros : Messages.hex(number, 4) + zeros;
                int on = number < 256 ? number : 31;
                rows.add(row(command.service().name())
                        .client(asks(FIELD, on, data))
                        .server(answers(FIELD, on, data))
                        .sees());
            }
        }
        return rows.stream();
    }

    @Test
    void whatOneSenderAloneDoesNotDoContradicts() {
        assertThat(Stream.of(HartIpAnomaly.values()).filter(HartIpAnomaly::isContradiction))
                .containsExactly(HartIpAnomaly.ANSWER);
    }

    @Test
    void thePageHasEveryFieldAndEveryAnomaly() throws IOException {
        Set<String> written = fieldsWritten();
        String page = Files.readString(Path.of("..", "docs", "protocols", "hart_ip.md"), StandardCharsets.UTF_8);
        assertThat(FieldTable.of("hart_ip")).isEqualTo(written);
        for (AnomalyCode anomaly : HartIpAnomaly.values()) {
            assertThat(page).contains("| " + anomaly.id() + " |");
        }
    }
}
