package io.otus.dissect.knxnet_ip;

import static io.otus.dissect.knxnet_ip.Expected.CON;
import static io.otus.dissect.knxnet_ip.Expected.CONFIRMED;
import static io.otus.dissect.knxnet_ip.Expected.IND;
import static io.otus.dissect.knxnet_ip.Expected.REQ;
import static io.otus.dissect.knxnet_ip.Expected.TO_GROUP;
import static io.otus.dissect.knxnet_ip.Expected.answered;
import static io.otus.dissect.knxnet_ip.Expected.asked;
import static io.otus.dissect.knxnet_ip.Expected.claim;
import static io.otus.dissect.knxnet_ip.Expected.malformed;
import static io.otus.dissect.knxnet_ip.Expected.notified;
import static io.otus.dissect.knxnet_ip.Expected.point;
import static io.otus.dissect.knxnet_ip.Expected.service;
import static io.otus.dissect.knxnet_ip.Expected.told;
import static io.otus.dissect.knxnet_ip.Expected.unconfirmed;
import static io.otus.dissect.knxnet_ip.Frames.DEVICE_INFO;
import static io.otus.dissect.knxnet_ip.Frames.HPAI;
import static io.otus.dissect.knxnet_ip.Frames.data;
import static io.otus.dissect.knxnet_ip.Frames.device;
import static io.otus.dissect.knxnet_ip.Frames.frame;
import static io.otus.dissect.knxnet_ip.Frames.group;
import static io.otus.dissect.knxnet_ip.Frames.management;
import static io.otus.dissect.knxnet_ip.Frames.tunnel;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.DissectorProvider;
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
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnxnetIpDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new KnxnetIpProvider();
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(core(), groups(), DeviceRows.rows(), routing(), local(), secure(), broken(), everyService())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> core() {
        Service connect = service(0x0205, "connect", Action.SESSION);
        Service state = service(0x0207, "connectionstate", Action.SESSION);
        Service disconnect = service(0x0209, "disconnect", Action.SESSION);
        return Stream.of(
                row("who is there, and who says so")
                        .client(frame(0x0201, HPAI))
                        .server(frame(0x0202, HPAI + DEVICE_INFO + "0A 02 0201 0301 0401 0501"))
                        .sees(
                                unconfirmed(service(0x0201, "search", Action.DISCOVER), ""),
                                notified(service(0x0202, "search_response", Action.IDENTIFY), ""),
                                claim("", Attribute.NAME, "KNX IP Router"),
                                claim("", Attribute.SERIAL, "000102030405"),
                                claim("", Attribute.VENDOR, "Siemens"),
                                claim("", Attribute.MAC, "00:0e:8c:00:11:22"),
                                claim("", Attribute.INSTANCE, "1.1.0"),
                                claim("", Attribute.DESCRIPTION, "KNX medium tp1, project 18, installation 2"),
                                claim("", Attribute.SERVICE, "knxnet/ip core v1"),
                                claim("", Attribute.SERVICE, "knxnet/ip device_management v1"),
                                claim("", Attribute.SERVICE, "knxnet/ip tunnelling v1"),
                                claim("", Attribute.SERVICE, "knxnet/ip routing v1")),
                row("an extended search by all parameters, and all other description blocks")
                        .client(frame(0x020B, HPAI + "02 81  08 82 000E8C001122  04 83 04 02  04 04 01 08"))
                        .server(frame(
                                0x020C,
                                HPAI + "10 03 C0A80114 FFFFFF00 C0A80101 06 04"
                                        + "14 04 C0A80114 FFFFFF00 C0A80101 C0A80101 04 00"
                                        + "06 05 1101 1102  06 06 0401 0901"
                                        + "0C 07 00FE 1101 FFFF 1102 FFFE  08 08 01 00 00FE 091A  06 FE 0083 ABCD"))
                        .sees(claim("", Attribute.IP, "192.168.1.20"), claim("", Attribute.VENDOR, "MDT technologies")),
                row("a description is asked for and given")
                        .client(frame(0x0203, HPAI))
                        .server(frame(0x0204, "04 02 0201"))
                        .sees(
                                asked(0x0203L << 16, service(0x0203, "description", Action.IDENTIFY), ""),
                                answered(
                                        0x0203L << 16,
                                        service(0x0203, "description", Action.IDENTIFY),
                                        "",
                                        Outcome.OK)),
                row("a tunnel is opened, kept and closed")
                        .client(frame(0x0205, HPAI + HPAI + "04 04 02 00"))
                        .server(frame(0x0206, "01 00" + HPAI + "04 04 1103"))
                        .client(frame(0x0207, "01 00" + HPAI))
                        .server(frame(0x0208, "01 00"))
                        .client(frame(0x0209, "01 00" + HPAI))
                        .server(frame(0x020A, "01 00"))
                        .sees(
                                asked(0x0205L << 16, connect, ""),
                                new Seen.Session(true, "", "knxnet_ip tunnel_connection", "tunnel_linklayer"),
                                answered(0x0205L << 16, connect, "", Outcome.OK),
                                asked(0x0207L << 16 | 1, state, ""),
                                answered(0x0207L << 16 | 1, state, "", Outcome.OK),
                                asked(0x0209L << 16 | 1, disconnect, ""),
                                answered(0x0209L << 16 | 1, disconnect, "", Outcome.OK)),
                row("a tunnel with an address of the client's choice is refused")
                        .client(frame(0x0205, HPAI + HPAI + "06 04 80 00 1105"))
                        .server(frame(0x0206, "00 24"))
                        .sees(
                                new Seen.Session(true, "", "knxnet_ip tunnel_connection", "tunnel_busmonitor"),
                                answered(0x0205L << 16, connect, "", Outcome.error(0x24, "e_no_more_connections"))),
                row("device management has no layer")
                        .client(frame(0x0205, HPAI + HPAI + "02 03"))
                        .sees(
                                asked(0x0205L << 16, connect, ""),
                                new Seen.Session(true, "", "knxnet_ip device_mgmt_connection", "")),
                row("the server closes")
                        .server(frame(0x0209, "01 00" + HPAI))
                        .client(frame(0x020A, "01 00"))
                        .sees(notified(disconnect, "")),
                row("an answer that goes to another port cannot be waited for here")
                        .client(frame(0x0203, "08 01 0A000001 2328"))
                        .sees(unconfirmed(service(0x0203, "description", Action.IDENTIFY), "")),
                row("interface features, ISO 22510 tunnelling over TCP")
                        .client(frame(0x0422, "04 01 00 00 06 00"))
                        .server(frame(0x0423, "04 01 00 00 06 00 1087"))
                        .client(frame(0x0424, "04 01 01 00 08 00 01"))
                        .server(frame(0x0423, "04 01 01 00 08 03"))
                        .server(frame(0x0425, "04 01 02 00 03 00 01"))
                        .sees(
                                asked(
                                        0x0422L << 16 | 0x0106,
                                        service(0x0422, "tunnelling_feature_get", Action.READ),
                                        ""),
                                answered(
                                        0x0422L << 16 | 0x0106,
                                        service(0x0422, "tunnelling_feature_get", Action.READ),
                                        "",
                                        Outcome.OK),
                                asked(
                                        0x0424L << 16 | 0x0108,
                                        service(0x0424, "tunnelling_feature_set", Action.CONFIGURE),
                                        ""),
                                answered(
                                        0x0424L << 16 | 0x0108,
                                        service(0x0424, "tunnelling_feature_set", Action.CONFIGURE),
                                        "",
                                        Outcome.error(3, "return_code_3")),
                                notified(service(0x0425, "tunnelling_feature_info", Action.NOTIFY), "")),
                row("remote diagnosis, configuration and reset")
                        .client(frame(0x0740, HPAI + "02 01"))
                        .server(frame(0x0741, "02 01" + "04 02 0701"))
                        .client(frame(0x0742, HPAI + "08 02 000E8C001122" + "10 03 C0A80114 FFFFFF00 C0A80101 00 01"))
                        .client(frame(0x0743, "08 02 000E8C001122 01 00"))
                        .sees(
                                unconfirmed(service(0x0740, "remote_diagnostic", Action.DISCOVER), ""),
                                notified(service(0x0741, "remote_diagnostic_response", Action.IDENTIFY), ""),
                                unconfirmed(service(0x0742, "remote_basic_configuration", Action.CONFIGURE), ""),
                                unconfirmed(service(0x0743, "remote_reset", Action.RESTART), "")));
    }

    private static Stream<Row> groups() {
        Service write = service(0x080, "group_value_write", Action.WRITE);
        Service read = service(0x000, "group_value_read", Action.READ);
        long written = CONFIRMED | 0x080L << 32 | TO_GROUP | 0x0A03;
        long wasRead = CONFIRMED | TO_GROUP | 0x0A03;
        return Stream.of(
                row("a bit is written to 1/2/3 and confirmed")
                        .client(tunnel(0, group(REQ, "0000", "0A03", "0081")))
                        .server(frame(0x0421, "04 01 00 00"))
                        .server(tunnel(0, group(CON, "1103", "0A03", "0081")))
                        .client(frame(0x0421, "04 01 00 00"))
                        .sees(asked(written, write, "", point("1/2/3", 1)), answered(written, write, "", Outcome.OK)),
                row("two octets are written, and the bus does not take them")
                        .client(tunnel(1, group(REQ, "0000", "0A03", "0080 0C1A")))
                        .server(tunnel(1, data(CON, "BD", "E0", "1103", "0A03", "0080 0C1A")))
                        .sees(
                                asked(written, write, "", point("1/2/3", 0x0C1A)),
                                answered(written, write, "", Outcome.error(1, "not_confirmed"))),
                row("a text of fourteen octets is no number")
                        .client(tunnel(2, group(REQ, "0000", "0A03", "0080 4B4E58206973204F4B000000000000")))
                        .sees(asked(
                                written,
                                write,
                                "",
                                PointRange.named("1/2/3", ValueList.text("4b4e58206973204f4b000000000000")))),
                row("a group is read, and a device tells its value")
                        .client(tunnel(3, group(REQ, "0000", "0A03", "0000")))
                        .server(tunnel(2, group(CON, "1103", "0A03", "0000")))
                        .server(tunnel(3, group(IND, "1107", "0A03", "0040 7F")))
                        .sees(
                                asked(wasRead, read, "", PointRange.named("1/2/3")),
                                answered(wasRead, read, "", Outcome.OK),
                                notified(told(0x040, "group_value_response"), "1.1.7", point("1/2/3", 0x7F))),
                row("the interface tells what a push button wrote")
                        .server(tunnel(4, group(IND, "1107", "0A03", "0080")))
                        .sees(notified(told(0x080, "group_value_write"), "1.1.7", point("1/2/3", 0))),
                row("over TCP nothing is sent again, whatever the counter says")
                        .client(tunnel(5, group(REQ, "0000", "0A03", "0081")))
                        .client(tunnel(5, group(REQ, "0000", "0A03", "0081")))
                        .client(tunnel(5, group(REQ, "0000", "0A03", "0080")))
                        .sees(
                                asked(written, write, "", point("1/2/3", 1)),
                                asked(written, write, "", point("1/2/3", 1)),
                                asked(written, write, "", point("1/2/3", 0))),
                row("additional information in front of a frame")
                        .server(tunnel(6, "29 04 03020001 BC E0 1107 0A03 01 00 81"))
                        .sees(notified(told(0x080, "group_value_write"), "1.1.7", point("1/2/3", 1))));
    }

    private static Stream<Row> routing() {
        return Stream.of(
                row("a router tells that somebody wrote to a group, read it, and what it has")
                        .someone(frame(0x0530, group(IND, "1107", "0A03", "0081")))
                        .someone(frame(0x0530, group(IND, "1107", "0A03", "0000")))
                        .someone(frame(0x0530, group(IND, "1108", "0A03", "0041")))
                        .sees(
                                unconfirmed(service(0x080, "group_value_write", Action.WRITE), "", point("1/2/3", 1)),
                                unconfirmed(
                                        service(0x000, "group_value_read", Action.READ), "", PointRange.named("1/2/3")),
                                notified(told(0x040, "group_value_response"), "1.1.8", point("1/2/3", 1))),
                row("a device behind a router is restarted, and another says which it is")
                        .someone(frame(0x0530, device(IND, "1101", "1205", "4380")))
                        .someone(frame(0x0530, device(IND, "1205", "1101", "4340 0705")))
                        .someone(frame(0x0530, device(IND, "1205", "1101", "C2")))
                        .sees(
                                unconfirmed(service(0x380, "restart", Action.RESTART), "1.2.5"),
                                notified(told(0x340, "device_descriptor_response"), "1.2.5"),
                                claim("1.2.5", Attribute.FIRMWARE, "mask version 0705")),
                row("messages were lost, a router is busy, and all systems are told")
                        .someone(frame(0x0531, "04 00 0005"))
                        .someone(frame(0x0532, "06 00 0064 0000"))
                        .someone(frame(0x0533, data(IND, "A0", "E0", "1101", "0000", "03E1")))
                        .sees(
                                notified(service(0x0531, "routing_lost_message", Action.NOTIFY), ""),
                                notified(service(0x0532, "routing_busy", Action.NOTIFY), ""),
                                unconfirmed(service(0x3E1, "domain_address_read", Action.DISCOVER), "")));
    }

    private static Stream<Row> local() {
        Service read = service(0xFC, "m_prop_read_req", Action.READ);
        Service write = service(0xF6, "m_prop_write_req", Action.CONFIGURE);
        Service command = service(0xF8, "m_func_prop_command_req", Action.OPERATE);
        Service state = service(0xF9, "m_func_prop_state_read_req", Action.READ);
        long name = 3L << 56 | 11L << 24 | 1 << 8 | 76;
        long mode = 3L << 56 | 1L << 48 | 1 << 8 | 54;
        long function = 3L << 56 | 2L << 48 | 6L << 24 | 1 << 8 | 51;
        return Stream.of(
                row("the friendly name of an interface, its address and its MAC address")
                        .client(management(0, "FC 000B 01 4C 10 01"))
                        .server(management(0, "FB 000B 01 4C 10 01 4B4E58206970"))
                        .server(management(1, "FB 000B 01 34 10 01 1103"))
                        .server(management(2, "FB 000B 01 40 10 01 000E8C001122"))
                        .sees(
                                asked(name, read, "", PointRange.named("property/11.1/76")),
                                claim("", Attribute.NAME, "KNX ip"),
                                claim("", Attribute.INSTANCE, "1.1.3"),
                                claim("", Attribute.MAC, "00:0e:8c:00:11:22")),
                row("a property cannot be read")
                        .client(management(0, "FC 000B 01 4C 10 01"))
                        .server(management(0, "FB 000B 01 4C 00 01 07"))
                        .sees(answered(name, read, "", Outcome.error(7, "void_datapoint"))),
                row("programming mode is switched on, and refused")
                        .client(management(0, "F6 0000 01 36 10 01 01"))
                        .server(management(0, "F5 0000 01 36 00 01 05"))
                        .sees(
                                asked(
                                        mode,
                                        service(0xF6, "m_prop_write_req_programming_mode", Action.MODE),
                                        "",
                                        point("property/0.1/54", 1)),
                                answered(
                                        mode,
                                        service(0xF6, "m_prop_write_req_programming_mode", Action.MODE),
                                        "",
                                        Outcome.error(5, "read_only"))),
                row("property 54 of another object is a setting, and a program is stopped by the first octet")
                        .client(management(0, "F6 000B 01 36 10 01 01"))
                        .client(management(1, "F6 0003 01 06 10 01 0200"))
                        .sees(
                                asked(
                                        3L << 56 | 1L << 48 | 11L << 24 | 1 << 8 | 54,
                                        write,
                                        "",
                                        point("property/11.1/54", 1)),
                                asked(
                                        3L << 56 | 1L << 48 | 3L << 24 | 1 << 8 | 6,
                                        service(0xF6, "m_prop_write_req_run_state_control_stop", Action.STOP),
                                        "",
                                        point("property/3.1/6", 0x200))),
                row("function properties")
                        .client(management(0, "F8 0006 01 33 0001"))
                        .server(management(0, "FA 0006 01 33 0001"))
                        .client(management(1, "F9 0006 01 33 00"))
                        .sees(
                                asked(function, command, "", point("property/6.1/51", 1)),
                                answered(function, command, "", Outcome.OK, point("property/6.1/51", 1)),
                                asked(function, state, "", point("property/6.1/51", 0))),
                row("an answer without its question")
                        .server(management(0, "F5 0000 01 38 10 01"))
                        .sees(answered(3L << 56 | 1L << 48 | 1 << 8 | 56, write, "", Outcome.OK)),
                row("an interface is reset, says so, and tells of a property")
                        .client(management(0, "F1"))
                        .server(frame(0x0311, "04 02 00 00"))
                        .server(management(0, "F0"))
                        .server(management(1, "F7 0000 01 36 10 01 00"))
                        .sees(
                                unconfirmed(service(0xF1, "m_reset_req", Action.RESTART), ""),
                                notified(service(0xF0, "m_reset_ind", Action.NOTIFY), ""),
                                notified(
                                        service(0xF7, "m_prop_info_ind", Action.NOTIFY),
                                        "",
                                        point("property/0.1/54", 0))),
                row("frames of a bus monitor stay as they are")
                        .server(tunnel(0, "2B 07 03010404020001 BC11071A030100818C"))
                        .sees());
    }

    private static Stream<Row> secure() {
        Service session = service(0x0951, "secure_session", Action.SESSION);
        Service authenticate = service(0x0953, "session_authenticate", Action.AUTHENTICATE);
        String key = "11".repeat(32);
        String mac = "22".repeat(16);
        String counter = "000000000001 00FA12345678 AFFE";
        return Stream.of(
                row("a secure session is opened, and what follows is encrypted")
                        .client(frame(0x0951, HPAI + key))
                        .server(frame(0x0952, "0001" + key + mac))
                        .client(frame(0x0950, "0001" + counter + "3344" + mac))
                        .someone(frame(0x0955, counter + mac))
                        .sees(
                                asked(0x0951L << 16, session, ""),
                                new Seen.Session(true, "", "knx ip secure session", ""),
                                answered(0x0951L << 16, session, "", Outcome.OK)),
                row("no session is left, and somebody does not know the password")
                        .client(frame(0x0951, HPAI + key))
                        .server(frame(0x0952, "0000" + key + mac))
                        .client(frame(0x0953, "00 02" + mac))
                        .server(frame(0x0954, "01 00"))
                        .server(frame(0x0954, "03 00"))
                        .sees(
                                answered(0x0951L << 16, session, "", Outcome.error(0, "no_more_sessions")),
                                answered(
                                        0x0953L << 16,
                                        authenticate,
                                        "",
                                        Outcome.error(1, "status_authentication_failed"))));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("a body that is too short")
                        .client(frame(0x0207, "01 00 08 01"))
                        .sees(malformed(KnxnetIpAnomaly.BODY, 10)),
                row("octets behind the body")
                        .client(frame(0x0208, "01 00 55"))
                        .sees(malformed(KnxnetIpAnomaly.BODY, 8)),
                row("an endpoint of another length")
                        .client(frame(0x0203, "09 01 00000000 0000"))
                        .sees(malformed(KnxnetIpAnomaly.STRUCTURE, 6)),
                row("a description block that is longer than the frame")
                        .server(frame(0x0204, "08 02 0201"))
                        .sees(malformed(KnxnetIpAnomaly.STRUCTURE, 6)),
                row("a description block that is shorter than its fields")
                        .server(frame(0x0204, "04 01 0201"))
                        .sees(malformed(KnxnetIpAnomaly.STRUCTURE, 6)),
                row("a connection header of five octets")
                        .client(frame(0x0420, "05 01 00 00 11 00 BC E0 0000 0A03 01 00 81"))
                        .sees(malformed(KnxnetIpAnomaly.CONNECTION_HEADER, 6)),
                row("more data than the frame says")
                        .client(tunnel(0, "11 00 BC E0 0000 0A03 01 00 81 55"))
                        .sees(malformed(KnxnetIpAnomaly.CEMI_LENGTH, 18)),
                row("more additional information than there are octets")
                        .client(tunnel(0, "11 FF BC"))
                        .sees(malformed(KnxnetIpAnomaly.CEMI_LENGTH, 11)),
                row("a read with data, and a memory write without an address")
                        .client(tunnel(0, group(REQ, "0000", "0A03", "0000 55")))
                        .client(tunnel(1, device(REQ, "0000", "1105", "0281 40")))
                        .sees(malformed(KnxnetIpAnomaly.APDU, 19), malformed(KnxnetIpAnomaly.APDU, 19)),
                row("a service, a message code, an application service and structures that no standard has")
                        .client(frame(0x02FF, "0102"))
                        .client(tunnel(0, "77 00 0102"))
                        .client(tunnel(1, device(REQ, "0000", "1105", "43FF 01")))
                        .client(frame(0x0205, HPAI + HPAI + "03 09 55"))
                        .server(frame(0x0204, "04 99 0201"))
                        .client(frame(0x020B, HPAI + "03 15 55"))
                        .sees(
                                new Seen.Unknown("service_type", 0x02FF),
                                new Seen.Unknown("message_code", 0x77),
                                new Seen.Unknown("apci", 0x3FF)));
    }

    /** Each application service with enough octets for its parameters. */
    private static Stream<Row> everyService() {
        List<Row> rows = new ArrayList<>();
        for (int apci = 0; apci < 0x400; apci++) {
            ApplicationService service = ApplicationService.of(apci);
            if (service.isKnown() && service.code() == apci && !service.isGroupValue()) {
                String data = String.format(Locale.ROOT, "%04x", apci) + parameters(apci);
                rows.add(row(service.service().name())
                        .client(tunnel(0, device(REQ, "0000", "1105", data)))
                        .server(tunnel(1, device(IND, "1105", "1103", data)))
                        .sees());
            }
        }
        return rows.stream();
    }

    /** The shortest parameters that are whole. */
    private static String parameters(int apci) {
        String data = "";
        while (data.length() < 40) {
            KnxReader in = new KnxReader(Octets.ofHex("00" + data).view(), 1);
            ApplicationService.of(apci).layout().read(in, 0, new ArrayList<>());
            if (!in.failed() && in.remaining() == 0) {
                break;
            }
            data += "01";
        }
        return data;
    }

    @Test
    void whatOneSenderAloneDoesNotDoContradicts() {
        assertThat(Stream.of(KnxnetIpAnomaly.values()).filter(KnxnetIpAnomaly::isContradiction))
                .containsExactly(KnxnetIpAnomaly.REPETITION);
    }

    @Test
    void thePageHasEveryFieldAndEveryAnomaly() throws IOException {
        Set<String> written = fieldsWritten();
        String page = Files.readString(Path.of("..", "docs", "protocols", "knxnet_ip.md"), StandardCharsets.UTF_8);
        assertThat(FieldTable.of("knxnet_ip")).isEqualTo(written);
        for (AnomalyCode anomaly : KnxnetIpAnomaly.values()) {
            assertThat(page).contains("| " + anomaly.id() + " |");
        }
    }
}
