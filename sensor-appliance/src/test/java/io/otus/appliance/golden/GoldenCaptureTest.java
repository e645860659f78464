package io.otus.appliance.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.appliance.cli.DissectedLines;
import io.otus.simulator.traffic.AdsTour;
import io.otus.simulator.traffic.BacnetTour;
import io.otus.simulator.traffic.Dnp3Tour;
import io.otus.simulator.traffic.EnipTour;
import io.otus.simulator.traffic.EthercatTour;
import io.otus.simulator.traffic.FinsTour;
import io.otus.simulator.traffic.GooseTour;
import io.otus.simulator.traffic.HartIpTour;
import io.otus.simulator.traffic.Iec104Tour;
import io.otus.simulator.traffic.KnxTour;
import io.otus.simulator.traffic.MmsTour;
import io.otus.simulator.traffic.ModbusTour;
import io.otus.simulator.traffic.OpcuaTour;
import io.otus.simulator.traffic.PnioTour;
import io.otus.simulator.traffic.S7Tour;
import io.otus.simulator.traffic.S7plusTour;
import io.otus.simulator.traffic.SlmpTour;
import io.otus.simulator.traffic.SynchrophasorTour;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the lines of {@code otus dissect} against {@code NAME.expected.jsonl}, whose last line counts the kinds of
 * messages in {@code NAME.kinds} that the capture shows. With {@code OTUS_GOLDEN=accept} what is printed becomes what
 * is expected; read the difference before it is committed.
 */
class GoldenCaptureTest {
    private static final Path EXPECTED = Path.of("src", "test", "resources", "io", "otus", "appliance", "golden");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> GOOSE_TYPES = List.of(
            "boolean",
            "bit_string",
            "integer",
            "unsigned",
            "floating_point",
            "octet_string",
            "visible_string",
            "mms_string",
            "binary_time",
            "bcd",
            "utc_time",
            "structure",
            "array");

    /**
     * A capture and what is held of it.
     *
     * @param name names the files
     * @param protocols whose lines are held
     * @param kinds the kinds that a line shows
     */
    record Golden(String name, String protocols, List<Frame> frames, Function<JsonNode, List<String>> kinds) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Golden> captures() {
        return List.of(
                new Golden("modbus", "modbus,umas", ModbusTour.frames(), GoldenCaptureTest::modbus),
                new Golden("dnp3", "dnp3", Dnp3Tour.frames(), GoldenCaptureTest::dnp3),
                new Golden("s7comm", "s7comm", S7Tour.frames(), GoldenCaptureTest::s7comm),
                new Golden("s7commplus", "s7commplus", S7plusTour.frames(), GoldenCaptureTest::s7commplus),
                new Golden("bacnet", "bacnet", BacnetTour.frames(), GoldenCaptureTest::bacnet),
                new Golden(
                        "pn_io", "dcerpc,pn_io,pn_dcp,pn_ptcp,pn_mrp", PnioTour.frames(), GoldenCaptureTest::profinet),
                new Golden("iec104", "iec104", Iec104Tour.frames(), GoldenCaptureTest::iec104),
                new Golden("goose", "goose,sv", GooseTour.frames(), GoldenCaptureTest::goose),
                new Golden("enip", "enip,cip", EnipTour.frames(), GoldenCaptureTest::enip),
                new Golden("ads", "ads", AdsTour.frames(), GoldenCaptureTest::fins),
                new Golden("fins", "fins", FinsTour.frames(), GoldenCaptureTest::fins),
                new Golden("slmp", "slmp", SlmpTour.frames(), GoldenCaptureTest::fins),
                new Golden("opcua", "opcua", OpcuaTour.frames(), GoldenCaptureTest::opcua),
                new Golden("hart_ip", "hart_ip", HartIpTour.frames(), GoldenCaptureTest::hartIp),
                new Golden("ethercat", "ethercat", EthercatTour.frames(), GoldenCaptureTest::ethercat),
                new Golden("knxnet_ip", "knxnet_ip", KnxTour.frames(), GoldenCaptureTest::knx),
                new Golden("mms", "mms", MmsTour.frames(), GoldenCaptureTest::mms),
                new Golden("c37118", "c37118", SynchrophasorTour.frames(), GoldenCaptureTest::synchrophasors));
    }

    /** The function and the message, and the framing. */
    private static List<String> modbus(JsonNode line) {
        return List.of(
                line.path("protocol").asText() + " " + line.path("function").asText() + " "
                        + line.path("message").asText(),
                line.path("protocol").asText() + " framing "
                        + line.path("framing").asText("mbap"));
    }

    /** The function of the data link, that of the application, and each object. */
    private static List<String> dnp3(JsonNode line) {
        List<String> kinds = new ArrayList<>();
        kinds.add("link " + line.path("function_name").asText());
        JsonNode application = line.path("application");
        kinds.add("function " + application.path("function").asText());
        for (JsonNode object : application.path("objects")) {
            kinds.add("object " + object.path("group").asText() + "."
                    + object.path("variation").asText());
        }
        return kinds;
    }

    /** The function and who says it, and of each variable the syntax, the area and the size. */
    private static List<String> s7comm(JsonNode line) {
        List<String> kinds = new ArrayList<>();
        kinds.add(
                line.path("message").asText() + " " + line.path("function_name").asText());
        for (JsonNode item : line.path("items")) {
            kinds.add("syntax " + item.path("syntax_id").asText());
            kinds.add("area " + item.path("area").asText());
            kinds.add("size " + item.path("transport_size").asText());
        }
        return kinds;
    }

    /** The message with its function, and the version of the protocol. */
    private static List<String> s7commplus(JsonNode line) {
        return List.of(
                (line.path("message").asText() + " "
                                + line.path("function_name").asText())
                        .trim(),
                "version " + line.path("protocol_version").asText());
    }

    /** The function of the virtual link, the network layer message, and the service with the kind of its message. */
    private static List<String> bacnet(JsonNode line) {
        JsonNode apdu = line.path("apdu");
        return List.of(
                "bvlc " + line.path("bvlc").path("function_name").asText(),
                "network " + line.path("npdu").path("message_name").asText(),
                (apdu.path("type").asText() + " " + apdu.path("service").asText()).trim());
    }

    /** The message, with the service of a call and the class of a cyclic frame, each block and each TLV. */
    private static List<String> profinet(JsonNode line) {
        List<String> kinds = new ArrayList<>();
        String protocol = line.path("protocol").asText();
        String kind = protocol + " " + line.path("message").asText();
        for (String further : List.of("service", "frame_class")) {
            kind += line.has(further) ? " " + line.path(further).asText() : "";
        }
        kinds.add(kind);
        line.findValuesAsText("block_name").forEach(name -> kinds.add("block " + name));
        for (String list : List.of("tlvs", "blocks")) {
            line.path(list)
                    .findValuesAsText("name")
                    .forEach(name -> kinds.add(protocol + (list.equals("tlvs") ? " tlv " : " option ") + name));
        }
        line.findValuesAsText("alarm_type_name").forEach(name -> kinds.add("alarm " + name));
        return kinds;
    }

    /** The format with the function of the U format, and each type with its cause. */
    private static List<String> iec104(JsonNode line) {
        JsonNode asdu = line.path("asdu");
        return List.of(
                (line.path("message").asText() + " " + line.path("function").asText()).trim(),
                "type " + asdu.path("type").asText(),
                "cause " + asdu.path("cause").asText());
    }

    /** The message, and the types of values. */
    private static List<String> goose(JsonNode line) {
        List<String> kinds = new ArrayList<>();
        kinds.add(line.path("protocol").asText() + " " + line.path("message").asText());
        for (String type : GOOSE_TYPES) {
            if (line.findValue(type) != null) {
                kinds.add("data " + type);
            }
        }
        return kinds;
    }

    /** The command of EtherNet/IP, and the service of CIP with what says it. */
    private static List<String> enip(JsonNode line) {
        return List.of(
                (line.path("protocol").asText() + " " + line.path("message").asText() + " "
                                + line.path("command_name")
                                        .asText(line.path("service_name").asText()))
                        .trim());
    }

    /** The message, with the command. */
    private static List<String> fins(JsonNode line) {
        return List.of(
                (line.path("message").asText() + " " + line.path("command").asText()).trim());
    }

    /** The message, with the service. */
    private static List<String> opcua(JsonNode line) {
        return List.of(
                (line.path("message").asText() + " " + line.path("service").asText()).trim());
    }

    /** The kind of the PDU, with the service. */
    private static List<String> mms(JsonNode line) {
        return List.of(
                (line.path("message").asText() + " " + line.path("service_name").asText()).trim());
    }

    /** The message, and each command with what says it. */
    private static List<String> hartIp(JsonNode line) {
        List<String> kinds = new ArrayList<>();
        String message = line.path("message").asText();
        kinds.add(message + " " + line.path("message_name").asText());
        line.findValuesAsText("command_name").forEach(name -> kinds.add(message + " command " + name));
        return kinds;
    }

    /** The frame, its commands, and the services in mailboxes. */
    private static List<String> ethercat(JsonNode line) {
        List<String> kinds = new ArrayList<>();
        kinds.add(line.path("message").asText());
        line.findValuesAsText("command_name").forEach(name -> kinds.add("command " + name));
        line.findValuesAsText("coe_service").forEach(name -> kinds.add("coe " + name));
        line.findValuesAsText("sdo_command").forEach(name -> kinds.add("sdo " + name));
        line.findValuesAsText("foe_operation").forEach(name -> kinds.add("foe " + name));
        line.findValuesAsText("soe_operation").forEach(name -> kinds.add("soe " + name));
        return kinds;
    }

    /** The service, and of a cEMI frame its message code and application service. */
    private static List<String> knx(JsonNode line) {
        List<String> kinds = new ArrayList<>();
        kinds.add(line.path("message").asText());
        line.findValuesAsText("message_code_name").forEach(name -> kinds.add("cemi " + name));
        line.findValuesAsText("application_service").forEach(name -> kinds.add("application " + name));
        return kinds;
    }

    /** The frame, with the command or what is known of its configuration. */
    private static List<String> synchrophasors(JsonNode line) {
        return List.of((line.path("message").asText() + " "
                        + line.path("command").asText(line.path("configuration").asText()))
                .trim());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("captures")
    void everyLineIsAsExpected(Golden golden, @TempDir Path directory) throws IOException {
        String name = golden.name();
        Path capture = directory.resolve(name + ".pcap");
        try (PcapWriter out = new PcapWriter(Files.newOutputStream(capture))) {
            for (Frame frame : golden.frames()) {
                out.write(frame);
            }
        }
        List<String> lines = new ArrayList<>();
        assertThat(DissectedLines.of(lines::add, capture.toString(), "--protocol", golden.protocols()))
                .isZero();
        lines.add(coverage(golden, lines));
        Path expected = EXPECTED.resolve(name + ".expected.jsonl");
        if ("accept".equals(System.getenv("OTUS_GOLDEN"))) {
            Files.write(expected, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(expected, StandardCharsets.UTF_8));
    }

    private static String coverage(Golden golden, List<String> lines) throws IOException {
        Set<String> kinds =
                new TreeSet<>(Files.readAllLines(EXPECTED.resolve(golden.name() + ".kinds"), StandardCharsets.UTF_8));
        Set<String> seen = new TreeSet<>();
        lines.forEach(line -> seen.addAll(golden.kinds().apply(parsed(line))));
        int all = kinds.size();
        kinds.retainAll(seen);
        return "# " + kinds.size() + " of " + all + " message kinds seen";
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
