package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several things that a device says and does makes its type: the order of the shipped rules. */
class TypesTest {
    private static final Endpoint HMI = at(0, "f8:bc:12:00:00:01", "10.1.1.5", 50000);
    private static final String IP = "10.1.1.70";

    private final Wire wire = new Wire();

    /** Claims in the form {@code ATTRIBUTE value; ATTRIBUTE value}. */
    private void says(TestFlow flow, int side, String claims, String source) {
        for (String claim : claims.split("; ", -1)) {
            String[] words = claim.split(" ", 2);
            wire.claims(flow, side, "", Attribute.valueOf(words[0]), words[1], source, Trust.MANAGEMENT);
        }
    }

    private String typeOf(String mac, String claims) {
        wire.arp(0, mac, IP);
        says(wire.sends(Transport.LINK, at(mac, null), at("01:80:c2:00:00:0e", null)), 0, claims, "lldp");
        return wire.resolve(mac, IP).type();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "00:80:f4:00:00:01 | DESCRIPTION Schneider Electric M580 BMEP582040; CAPABILITY bridge | plc",
                "00:30:a7:00:00:01 | MODEL SEL-751; CAPABILITY bridge | ied",
                "00:30:a7:00:00:01 | ORDER_NUMBER SEL-751; CAPABILITY bridge | ied",
                "00:30:a7:00:00:01 | MODEL SEL-3530; CAPABILITY bridge | switch",
                "00:30:a7:00:00:01 | DESCRIPTION SEL-751 Feeder Protection Relay; CAPABILITY bridge | ied",
                "00:1b:1b:00:00:01 | DESCRIPTION Siemens, SIMATIC S7, CPU 1511-1 PN, 6ES7 511-1AK02-0AB0, HW: 1, FW: V2.8.3; CAPABILITY bridge | plc",
                "00:1b:1b:00:00:01 | DESCRIPTION Siemens, SIMATIC S7, ET200SP, 6ES7 155-6AU01-0BN0, HW: 1, FW: V4.2.0; CAPABILITY bridge | io_device",
                "00:1b:1b:00:00:01 | DESCRIPTION Siemens, SINAMICS, G120 CU240E-2 PN, 6SL3 244-0BB12-1FA0, HW:1, FW: V4.7; CAPABILITY bridge | drive",
                "00:1b:1b:00:00:01 | DESCRIPTION Siemens, SIMATIC HMI, KTP700 Basic, 6AV2 123-2GB03-0AX0, HW:0, SW.V 13.0.1; CAPABILITY bridge | hmi",
                "00:1b:1b:00:00:01 | DESCRIPTION Siemens, SIMATIC NET, SCALANCE S615, 6GK5 615-0AA00-2AA2, HW: Version 1; CAPABILITY bridge; CAPABILITY router | firewall",
                "00:1b:1b:00:00:01 | DESCRIPTION Siemens AG SIMATIC S7 MULTIPORT SCALANCE X 200 FAM; CAPABILITY io_device | switch",
                "ec:e5:55:00:00:01 | DESCRIPTION Hirschmann EAGLE One Security SW: SDV-05.3; CAPABILITY bridge; CAPABILITY router | firewall",
                "00:1b:54:00:00:01 | DESCRIPTION Cisco IP Phone CP-7911G,V2, SCCP11.8-4-3S; CAPABILITY bridge; CAPABILITY telephone | phone",
                "00:1b:54:00:00:01 | MODEL 1841; CAPABILITY router; CAPABILITY switch | router",
                "00:1b:54:00:00:01 | MODEL WS-C3550-24; CAPABILITY router; CAPABILITY switch | switch",
                "00:1b:54:00:00:01 | MODEL AIR-CAP2602I-Q-K9; CAPABILITY router; CAPABILITY bridge | access_point",
                "00:1b:54:00:00:01 | CAPABILITY bridge; CAPABILITY wlan_access_point | access_point",
                "00:1b:54:00:00:01 | CAPABILITY bridge; CAPABILITY wlan_access_point; CAPABILITY router | router",
                "00:1b:54:00:00:01 | CAPABILITY bridge | switch",
                "00:1b:54:00:00:01 | DESCRIPTION Ruijie Intelligence Access Switch; CAPABILITY bridge; CAPABILITY router | switch",
                "00:80:f4:00:00:01 | DESCRIPTION Managed Ethernet switch with 24 ports | switch",
                "00:80:f4:00:00:01 | DESCRIPTION ProCurve 2510 Switch | switch",
                "00:80:f4:00:00:01 | DESCRIPTION HP J9145A 2910al-24G Switch, revision W.15.08.0012 | switch",
                "00:80:f4:00:00:01 | DESCRIPTION Remote I/O with 2-port Ethernet switch | unknown",
                "00:80:f4:00:00:01 | DESCRIPTION Remote I/O, 10/100 switch | unknown",
                "00:80:f4:00:00:01 | DESCRIPTION Drive, integrated Ethernet switch | unknown",
                "00:80:f4:00:00:01 | DESCRIPTION Outdoor IP camera | camera",
                "00:80:f4:00:00:01 | DESCRIPTION Network camera recorder | unknown",
                "00:80:f4:00:00:01 | DESCRIPTION IP phone system | unknown",
                "f8:bc:12:00:00:01 | CAPABILITY bridge; DESCRIPTION MSFT 5.0 | workstation",
                "f8:bc:12:00:00:01 | CAPABILITY bridge; OS Windows NT 10.0 build 17763 | workstation",
                "f8:bc:12:00:00:01 | CAPABILITY bridge; DESCRIPTION Ubuntu 22.04 Linux | server",
                "08:00:37:00:00:01 | SERVICE file_server; CAPABILITY printer | printer",
                "00:1b:54:00:00:01 | SERVICE urn:schemas-upnp-org:device:InternetGatewayDevice:1 | router",
                "00:1b:54:00:00:01 | OS Windows NT 10.0 build 20348 | server",
                "00:01:05:00:00:01 | OS Windows CE 6.00 | unknown",
                "00:1b:54:00:00:01 | OS Windows NT 10.0 build 17763 | workstation",
                "00:1b:54:00:00:01 | OS Windows NT 10.0 build 17763; SERVICE domain controller of plant.example | server",
            })
    void aDeviceIsWhatItSaysItIsBeforeItIsWhatItAlsoDoes(String mac, String claims, String type) {
        assertThat(typeOf(mac, claims)).isEqualTo(type);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"28:63:36:00:00:01, plc", "00:80:63:00:00:01, switch", "00:90:e8:00:00:01, plc"})
    void whoAnswersReadsAndBridgesIsASwitchOnlyWhereItsMakerBuildsNothingElse(String mac, String type) {
        for (int i = 0; i < 40; i++) {
            wire.asks(wire.connects(HMI, at(0, mac, IP, 502)), "modbus", "1", Action.READ, Outcome.OK);
        }
        assertThat(typeOf(mac, "CAPABILITY bridge")).isEqualTo(type);
        assertThat(wire.resolve(mac, IP).roles()).contains("switch");
    }

    @Test
    void whoOnlyAsksForRoutersOfMikrotikIsNone() {
        String mac = "54:ee:75:00:00:03";
        TestFlow flow = wire.sends(Transport.UDP, at(0, mac, IP, 5678), at(0, "ff:ff:ff:ff:ff:ff", "10.1.1.255", 5678));
        says(flow.speaks("mndp"), 0, "NAME PC-7", "mndp");
        assertThat(wire.resolve(mac, IP).type()).isNotEqualTo("router");

        says(flow, 0, "VENDOR MikroTik", "mndp");
        assertThat(wire.resolve(mac, IP).type()).isEqualTo("router");
    }

    @Test
    void aFirewallThatForwardsIsAFirewall() {
        String mac = "00:09:0f:00:00:01";
        for (int host = 1; host < 6; host++) {
            wire.connects(HMI, at(0, mac, "10.2.0." + host, 502));
        }
        assertThat(typeOf(mac, "DESCRIPTION edge of cell 3")).isEqualTo("router");
        says(
                wire.sends(Transport.LINK, at(mac, null), at("01:80:c2:00:00:0e", null)),
                0,
                "DESCRIPTION FortiGate-60F v7.2.5,build1517",
                "lldp");
        assertThat(wire.resolve(mac, IP).type()).isEqualTo("firewall");
    }

    @ParameterizedTest
    @CsvSource({
        "sip, FreeSWITCH-mod_sofia/1.6.12, server",
        "sip, Asterisk PBX 16.2, server",
        "sip, Huawei SoftX3000 V300R011, server",
        "sip, Yealink SIP-T46S 66.86.0.15, phone",
        "rtsp, LibVLC/3.0.21 (LIVE555 Streaming Media v2016.11.28), server",
        "rtsp, Hikvision DS-2CD2042WD V5.4.5, camera",
    })
    void theProgramTellsWhatServesCallsAndVideo(String protocol, String program, String type) {
        TestFlow flow = wire.connects(HMI, at(0, "f8:bc:12:00:00:09", IP, 554));
        wire.asks(flow, protocol, "", Action.OTHER, Outcome.OK);
        wire.ends(flow);
        TestFlow said = wire.sends(Transport.UDP, at("f8:bc:12:00:00:0a", "10.1.1.71"), HMI);
        boolean isSip = protocol.equals("sip");
        says(isSip ? said.speaks("sip") : flow, isSip ? 0 : 1, "SERVICE " + program, protocol);

        assertThat(wire.resolve(isSip ? "f8:bc:12:00:00:0a" : "f8:bc:12:00:00:09", isSip ? "10.1.1.71" : IP)
                        .type())
                .isEqualTo(type);
    }

    @Test
    void whoAnswersForTicketsOfADomainIsAServer() {
        wire.asks(wire.connects(HMI, at(0, "00:0c:29:00:00:01", IP, 88)), "kerberos", "", Action.OTHER, Outcome.OK);
        wire.claims(
                wire.connects(at("00:0c:29:00:00:01", IP), HMI),
                0,
                "",
                Attribute.OS,
                "Windows NT 10.0 build 17763",
                "smb",
                Trust.SESSION);

        assertThat(wire.resolve("00:0c:29:00:00:01", IP).type()).isEqualTo("server");
    }

    private void polls(List<String> devices, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (String mac : devices) {
                TestFlow flow = wire.connects(HMI, at(0, mac, "10.1.2." + mac.substring(16), 502));
                wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);
                wire.ends(flow);
                wire.later(10);
            }
        }
    }

    @Test
    void whoReadsWhatTookThePlaceOfAnotherReadsOneDevice() {
        polls(List.of("00:80:f4:00:00:01"), 60);
        polls(List.of("00:80:f4:00:00:02"), 60);
        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("hmi");

        polls(List.of("00:80:f4:00:00:01", "00:80:f4:00:00:02"), 2);
        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("historian");
    }

    @Test
    void whoReadsTwoThatTurnOutToBeOneReadsOneDevice() {
        List<String> cards = List.of("00:80:f4:00:00:01", "00:80:f4:00:00:02");
        polls(cards.subList(0, 1), 40);
        polls(cards.subList(1, 2), 40);
        for (String mac : cards) {
            TestFlow flow = wire.connects(HMI, at(0, mac, "10.1.2." + mac.substring(16), 502));
            wire.claims(flow, 1, "", Attribute.SERIAL, "4c7a20f1", "modbus", Trust.DEVICE);
            wire.ends(flow);
        }
        assertThat(wire.merged).hasSize(1);

        polls(cards.subList(0, 1), 20);
        assertThat(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").type()).isEqualTo("hmi");
    }
}
