package io.otus.dissect.pn_io;

import static io.otus.dissect.pn_io.Hex.CONNECT;
import static io.otus.dissect.pn_io.Hex.CONNECTED;
import static io.otus.dissect.pn_io.Hex.CONTROLLER;
import static io.otus.dissect.pn_io.Hex.block;
import static io.otus.dissect.pn_io.Hex.control;
import static io.otus.dissect.pn_io.Hex.readRequest;
import static io.otus.dissect.pn_io.Hex.readResponse;
import static io.otus.dissect.pn_io.Hex.request;
import static io.otus.dissect.pn_io.Hex.response;
import static io.otus.dissect.pn_io.Hex.writeRequest;
import static io.otus.dissect.pn_io.Hex.writeResponse;
import static io.otus.testkit.Row.row;

import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Calls of the context manager: what is asked, and what comes of it. */
class CallTest extends DissectorContract {
    private static final String TAG = "46756E6374696F6E" + "20".repeat(24) + "48616C6C" + "20".repeat(18);
    private static final String IM0 = block(
            0x0020,
            "002A 36455337203133312D36424630302D3042413020 53204331323334353637383920202020"
                    + "0003 56 02 01 07 0000 0000 0001 0101 001E");

    private static final String PORT = block(
            0x020F,
            "0000 0000 8001 08 706F72742D303031 01 0000 08 706F72742D303033 03 737731 000000 00000000"
                    + "001B1B000002 0000 0010 0000 00000000 00000000 02 01 0000 00000001");

    @Override
    protected DissectorProvider provider() {
        return new PnioProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static Seen asked(
            long number, int operation, int index, String command, String unit, PointRange... points) {
        return new Seen.Request(
                Request.confirmedOnAnyFlow(number, Services.of(operation, index, command), unit, List.of(points)));
    }

    private static Seen answered(long number, int operation, int index, String command, String unit, Outcome outcome) {
        Service service = Services.of(operation, index, command);
        return new Seen.Response(new Response(number, service, unit, outcome, List.of()));
    }

    private static PointRange at(int index) {
        return PointRange.of("record", index, 1);
    }

    private static Seen claim(String unit, Attribute attribute, String value) {
        return new Seen.Claim(true, unit, attribute, value, Trust.DEVICE);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(relations(), records(), failures(), damage()).flatMap(s -> s);
    }

    private static Stream<Row> relations() {
        return Stream.of(
                row("connect tells both stations, and its answer is paired")
                        .client(request(0, 1, CONNECT))
                        .server(response(0, 1, 0, CONNECTED))
                        .sees(
                                asked(0, 0, -1, "", "", PointRange.named("initiator", ValueList.text("plc"))),
                                new Seen.Session(
                                        true, "", "connect", "station=plc ar=a1a2a3a4-a5a6-47a8-89aa-abacadaeafb0"),
                                claim("", Attribute.NAME, "plc"),
                                claim("", Attribute.MAC, "02:00:00:00:00:01"),
                                claim("", Attribute.CAPABILITY, "io_controller"),
                                answered(0, 0, -1, "", "", Outcome.OK),
                                claim("", Attribute.MAC, "02:00:00:00:00:02"),
                                claim("", Attribute.CAPABILITY, "io_device"),
                                claim("", Attribute.NAME, "et20")),
                row("a connect that is sent again is one operation")
                        .client(request(0, 1, CONNECT))
                        .client(request(0, 1, CONNECT))
                        .sees(asked(0, 0, -1, "", "", PointRange.named("initiator", ValueList.text("plc")))),
                row("a refused connect names the faulty block")
                        .client(request(0, 1, ""))
                        .server(response(0, 1, 0xDB810105L, ""))
                        .sees(
                                asked(0, 0, -1, "", ""),
                                answered(
                                        0,
                                        0,
                                        -1,
                                        "",
                                        "",
                                        Outcome.error(0xDB810105, "iod_connect_res faulty_ar_block_req/5"))),
                commandRow("end of parametrisation", 0x0110, 0x8110, 1, "prm_end"),
                commandRow("end of parametrisation of a plugged module", 0x0111, 0x8111, 1, "prm_end"),
                commandRow("beginning of parametrisation", 0x0118, 0x8118, 0x40, "prm_begin"),
                commandRow("ready for the companion relation", 0x0116, 0x8116, 0x10, "ready_for_companion"),
                commandRow("ready for RT class 3", 0x0117, 0x8117, 0x20, "ready_for_rt_class_3"),
                row("the device says itself that its application is ready")
                        .client(request(CONTROLLER, 4, 1, control(0x0112, 2)))
                        .sees(asked(0, 4, 0, "application_ready", "")),
                row("release ends the relation")
                        .client(request(1, 1, block(0x0114, "0000" + Hex.AR + "0001 0000 0004 0000")))
                        .server(response(1, 1, 0, block(0x8114, "0000" + Hex.AR + "0001 0000 0008 0000")))
                        .sees(asked(0, 1, 0, "release", ""), answered(0, 1, 0, "release", "", Outcome.OK)));
    }

    private static Row commandRow(String name, int request, int response, int command, String service) {
        return row(name)
                .client(request(4, 1, control(request, command)))
                .server(response(4, 1, 0, control(response, 8)))
                .sees(asked(0, 4, 0, service, ""), answered(0, 4, 0, service, "", Outcome.OK));
    }

    private static Stream<Row> records() {
        return Stream.of(
                row("the bus adapter in slot 0 is no whole device")
                        .client(request(2, 1, readRequest(0, 0x8000, 0xAFF0)))
                        .server(response(2, 1, 0, readResponse(0, 0x8000, 0xAFF0, IM0)))
                        .sees(
                                asked(0, 2, 0xAFF0, "", "0/32768", at(0xAFF0)),
                                answered(0, 2, 0xAFF0, "", "0/32768", Outcome.OK),
                                claim("0/32768", Attribute.VENDOR, "Siemens"),
                                claim("0/32768", Attribute.ORDER_NUMBER, "6ES7 131-6BF00-0BA0"),
                                claim("0/32768", Attribute.SERIAL, "S C123456789"),
                                claim("0/32768", Attribute.HARDWARE, "3"),
                                claim("0/32768", Attribute.FIRMWARE, "V2.1.7")),
                row("I&M0 of a module is its identity")
                        .client(request(2, 1, readRequest(1, 2, 0xAFF0)))
                        .server(response(2, 1, 0, readResponse(1, 2, 0xAFF0, IM0)))
                        .sees(
                                asked(0, 2, 0xAFF0, "", "1/2", at(0xAFF0)),
                                answered(0, 2, 0xAFF0, "", "1/2", Outcome.OK),
                                claim("1/2", Attribute.VENDOR, "Siemens"),
                                claim("1/2", Attribute.ORDER_NUMBER, "6ES7 131-6BF00-0BA0"),
                                claim("1/2", Attribute.SERIAL, "S C123456789"),
                                claim("1/2", Attribute.HARDWARE, "3"),
                                claim("1/2", Attribute.FIRMWARE, "V2.1.7")),
                row("I&M1 of slot 0 is of the device itself, and implicit reads need no relation")
                        .client(request(5, 1, readRequest(0, 1, 0xAFF1)))
                        .server(response(5, 1, 0, readResponse(0, 1, 0xAFF1, block(0x0021, TAG))))
                        .sees(
                                asked(0, 5, 0xAFF1, "", "0/1", at(0xAFF1)),
                                answered(0, 5, 0xAFF1, "", "0/1", Outcome.OK),
                                claim("", Attribute.DESCRIPTION, "Function"),
                                claim("", Attribute.LOCATION, "Hall")),
                row("a port tells who is connected to it, IEC 61158-6-10 PDPortDataReal")
                        .client(request(2, 1, readRequest(0, 0x8001, 0x802A)))
                        .server(response(2, 1, 0, readResponse(0, 0x8001, 0x802A, PORT)))
                        .sees(
                                asked(0, 2, 0x802A, "", "0/32769", at(0x802A)),
                                answered(0, 2, 0x802A, "", "0/32769", Outcome.OK),
                                claim("", Attribute.NEIGHBOUR, "sw1 at port-001")),
                row("diagnosis of a channel")
                        .client(request(2, 1, readRequest(1, 1, 0x800A)))
                        .server(response(2, 1, 0, readResponse(1, 1, 0x800A, "")))
                        .sees(
                                asked(0, 2, 0x800A, "", "1/1", at(0x800A)),
                                answered(0, 2, 0x800A, "", "1/1", Outcome.OK)),
                row("a record of the maker's is written")
                        .client(request(3, 1, writeRequest(2, 1, 5, "AABB")))
                        .server(response(3, 1, 0, writeResponse(2, 1, 5, 0)))
                        .sees(asked(0, 3, 5, "", "2/1", at(5)), answered(0, 3, 5, "", "2/1", Outcome.OK)),
                row("each record of a multiple write has an outcome of its own")
                        .client(request(
                                3,
                                1,
                                writeRequest(
                                        0xFFFF,
                                        0xFFFF,
                                        0xE040,
                                        writeRequest(1, 1, 5, "AABB") + "0000" + writeRequest(2, 1, 0x8071, ""))))
                        .server(response(
                                3,
                                1,
                                0,
                                writeResponse(0xFFFF, 0xFFFF, 0xE040, 0)
                                        + writeResponse(1, 1, 5, 0)
                                        + writeResponse(2, 1, 0x8071, 0xDF80B000L)))
                        .sees(
                                asked(0, 3, 5, "", "1/1", at(5)),
                                asked(1, 3, 0x8071, "", "2/1", at(0x8071)),
                                answered(0, 3, 5, "", "1/1", Outcome.OK),
                                answered(
                                        1,
                                        3,
                                        0x8071,
                                        "",
                                        "2/1",
                                        Outcome.error(0xDF80B000, "iod_write_res access/invalid_index"))));
    }

    private static Stream<Row> failures() {
        return Stream.of(
                row("a fault ends the call")
                        .client(request(2, 1, readRequest(1, 1, 5)))
                        .server(Hex.failure(3, 2, 1, 0x1C010003L))
                        .sees(
                                asked(0, 2, 5, "", "1/1", at(5)),
                                answered(0, 2, 5, "", "1/1", Outcome.error(0x1C010003, "nca_s_unk_if"))),
                row("an answer without its call is unpaired")
                        .server(response(2, 9, 0, readResponse(1, 1, 5, "AA")))
                        .sees(answered(-1, 2, 5, "", "1/1", Outcome.OK)),
                row("a rejection without its call")
                        .server(Hex.failure(6, 2, 9, 0x1C010014L))
                        .sees(answered(-1, 2, -1, "", "", Outcome.error(0x1C010014, "nca_s_server_too_busy"))),
                row("a procedure that the interface has not")
                        .client(request(9, 1, ""))
                        .sees(new Seen.Unknown("operation_number", 9)),
                row("a look-up at the endpoint mapper tells what the device is")
                        .client(Hex.mapper(0, "00"))
                        .server(Hex.mapper(
                                2,
                                "00".repeat(20) + "00000001 00000001 00000000 00000001 " + "00".repeat(16)
                                        + "00000003 00000000 00000040"
                                        + annotation()))
                        .sees(
                                claim("", Attribute.MODEL, "CPU 1"),
                                claim("", Attribute.ORDER_NUMBER, "6ES7 000-0AA00-0AB0"),
                                claim("", Attribute.HARDWARE, "3"),
                                claim("", Attribute.FIRMWARE, "V2.8.1")),
                row("a look-up whose entries are cut")
                        .server(Hex.mapper(2, "00".repeat(20) + "00000001 00000001 00000000 00000001"))
                        .sees(new Seen.Malformed(PnioAnomaly.ARGUMENTS, 80 + 36)));
    }

    private static String annotation() {
        String text = "%-25s %-20s %5s V%3d%3d%3d".formatted("CPU 1", "6ES7 000-0AA00-0AB0", "3", 2, 8, 1);
        return HexFormat.of().formatHex(Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), 64));
    }

    private static Stream<Row> damage() {
        return Stream.of(
                row("a body without NDR header")
                        .client(request(0, 1, "").substring(0, request(0, 1, "").length() - 8))
                        .sees(new Seen.Malformed(PnioAnomaly.ARGUMENTS, 80)),
                row("arguments that are shorter than told")
                        .client(request(0, 1, block(0x0107, "8892")).replace("0000100000000008", "0000100000000009"))
                        .sees(new Seen.Malformed(PnioAnomaly.ARGUMENTS, 84)),
                row("a block that passes the end of the arguments")
                        .client(request(0, 1, "0107 0005 0100 8892"))
                        .sees(new Seen.Malformed(PnioAnomaly.BLOCK_LENGTH, 100)),
                row("a block that is shorter than its content needs")
                        .client(request(0, 1, block(0x0103, "0001 8892")))
                        .sees(new Seen.Malformed(PnioAnomaly.BLOCK_CONTENT, 100)),
                row("a record that is shorter than told")
                        .client(request(3, 1, Hex.record(0x0008, 1, 1, 5, 8, "00".repeat(24)) + "AABB"))
                        .sees(new Seen.Malformed(PnioAnomaly.RECORD_LENGTH, 100 + 64)));
    }
}
