package io.otus.core.decode;

import static io.otus.testkit.TestFrames.hex;

import io.otus.core.capture.LinkType;
import io.otus.core.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** Frames written out by hand from the layouts in the standards, one row per header and per broken rule. */
final class DecodeRows {
    /**
     * One frame.
     *
     * @param name what it shows
     * @param linkType its link type
     * @param bytes the frame
     * @param expected {@link #describe} of the packet
     */
    record Row(String name, int linkType, List<Byte> bytes, String expected) {
        byte[] frame() {
            byte[] frame = new byte[bytes.size()];
            for (int i = 0; i < frame.length; i++) {
                frame[i] = bytes.get(i);
            }
            return frame;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String ETH = "020000000002 020000000001 ";
    /** 10.0.0.1 to 10.0.0.2, UDP 1025 to 53, "hi". */
    private static final String UDP4 = "45000022 00070000 40110000 0A000001 0A000002  04010035 000E0000 686921212121";

    private static final String UDP_TEXT = "10.0.0.1:1025>10.0.0.2:53 UDP 6";
    private static final String TCP4 =
            "45000029 00070000 40060000 0A000001 0A000002 " + "040101F6 00000001 00000002 50182000 00000000 AA";
    private static final String IP6 =
            "60000000 000E %s 40 20010DB8000000000000000000000001 20010DB8000000000000000000000002";
    private static final String UDP = "04010035 000E0000 686921212121";

    private DecodeRows() {}

    private static Row row(String name, int linkType, String text, String expected) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : hex(text)) {
            bytes.add(b);
        }
        return new Row(name, linkType, List.copyOf(bytes), expected);
    }

    private static Row row(String name, String text, String expected) {
        return row(name, LinkType.ETHERNET, text, expected);
    }

    /** Outcome, segment, addresses, transport, payload length, and what else is not ordinary. */
    static String describe(Packet p) {
        StringBuilder text = new StringBuilder(p.outcome().toString());
        if (p.segment() != 0) {
            text.append(" vlan ").append(p.segment() >>> 12).append('/').append(p.segment() & 0xFFF);
        }
        if (p.virtualNetwork() != 0) {
            text.append(" vni ").append(p.virtualNetwork());
        }
        if (p.tunnelDepth() != 0) {
            text.append(" tunnel ").append(p.tunnelDepth());
        }
        text.append(p.sourceMac() == Packet.NONE ? " nomac " : " ");
        if (p.ipVersion() != 0) {
            text.append(address(p.ipVersion(), p.sourceHigh(), p.sourceLow())).append(port(p.sourcePort()));
            text.append('>').append(address(p.ipVersion(), p.destinationHigh(), p.destinationLow()));
            text.append(port(p.destinationPort())).append(' ');
        }
        text.append(p.transport());
        if (p.sourcePort() == Packet.NONE) {
            text.append('=').append(Integer.toHexString(p.protocolNumber()));
        }
        if (p.snapOui() != Packet.NONE) {
            text.append(" snap ").append(Integer.toHexString(p.snapOui()));
            text.append('/').append(Integer.toHexString(p.snapProtocol()));
        }
        text.append(' ').append(p.payloadLength());
        if (p.missing() != 0) {
            text.append(" missing ").append(p.missing());
        }
        if (p.anomaly() != null) {
            text.append(' ').append(p.anomaly().id()).append('@').append(p.anomalyOffset());
        }
        return text.toString();
    }

    private static String address(int version, long high, long low) {
        return version == 4
                ? IpAddress.v4(low).toString()
                : IpAddress.v6(high, low).toString();
    }

    private static String port(int port) {
        return port == Packet.NONE ? "" : ":" + port;
    }

    static List<Row> rows() {
        return List.of(
                row("UDP in Ethernet, padding cut off", ETH + "0800" + UDP4 + "00000000", "DECODED " + UDP_TEXT),
                row("TCP", ETH + "0800" + TCP4, "DECODED 10.0.0.1:1025>10.0.0.2:502 TCP 1"),
                row("802.1Q", ETH + "8100 600A 0800" + UDP4, "DECODED vlan 0/10 " + UDP_TEXT),
                row("802.1Q with priority only", ETH + "8100 6000 0800" + UDP4, "DECODED " + UDP_TEXT),
                row("Q-in-Q", ETH + "88A8 0064 8100 000A 0800" + UDP4, "DECODED vlan 100/10 " + UDP_TEXT),
                row("old Q-in-Q", ETH + "9100 0064 8100 000A 0800" + UDP4, "DECODED vlan 100/10 " + UDP_TEXT),
                row("ARP", ETH + "0806 0001080006040001", "DECODED LINK=806 8"),
                row("EtherType behind a tag", ETH + "8100 000A 88B8 00010203", "DECODED vlan 0/10 LINK=88b8 4"),
                row("LLC, padding cut off", ETH + "0007 828203 01020304 0000", "DECODED LINK=82 4"),
                row("LLC with two bytes of control", ETH + "0006 82820100 0102 00", "DECODED LINK=82 2"),
                row("SNAP", ETH + "000A AAAA03 00000C 2000 0102", "DECODED LINK=aa snap c/2000 2"),
                row("SNAP with an EtherType", ETH + "002A AAAA03 000000 0800" + UDP4, "DECODED " + UDP_TEXT),
                row("LLC in a jumbo frame", ETH + "8870 828203 01", "DECODED LINK=82 1"),
                row("LLC length beyond the frame", ETH + "0020 828203 01", "DECODED LINK=82 1 link-002@14"),
                row("neither length nor type", ETH + "05F0 0102", "UNKNOWN LINK=0 2"),
                row("Cisco metadata", ETH + "8909 01010001 0005 0800" + UDP4, "DECODED " + UDP_TEXT),
                row("Cisco TTag", ETH + "88B5 000102030405 0800" + UDP4, "DECODED " + UDP_TEXT),
                row("no TTag for all its EtherType", ETH + "88B5 000102030405 1234", "DECODED LINK=88b5 8"),
                row("HSR tag", ETH + "892F 0040 0001 0800" + UDP4, "DECODED " + UDP_TEXT),
                row("VN-Tag", ETH + "8926 00010002 8100 000A 0800" + UDP4, "DECODED vlan 0/10 " + UDP_TEXT),
                row("MPLS, two labels", ETH + "8847 00010040 00011140" + UDP4, "DECODED " + UDP_TEXT),
                row(
                        "MPLS pseudowire",
                        ETH + "8847 00011140 00000000" + ETH + "0800" + UDP4,
                        "DECODED tunnel 1 " + UDP_TEXT),
                row(
                        "MPLS pseudowire without control word",
                        ETH + "8847 00011140" + ETH + "0800" + UDP4,
                        "DECODED tunnel 1 " + UDP_TEXT),
                row(
                        "MPLS pseudowire without control word, tagged",
                        ETH + "8847 00011140" + ETH + "8100 000A 0800" + UDP4,
                        "DECODED vlan 0/10 tunnel 1 " + UDP_TEXT),
                row("PPPoE", ETH + "8864 1100 0001 0024 0021" + UDP4 + "0000", "DECODED " + UDP_TEXT),
                row(
                        "PPPoE, protocol in one byte",
                        ETH + "8864 1100 0001 0023 21" + UDP4 + "0000",
                        "DECODED " + UDP_TEXT),
                row("PPPoE with LCP", ETH + "8864 1100 0001 0006 C021 01020304", "DECODED LINK=8864 12"),
                row("raw IP", LinkType.RAW, UDP4, "DECODED nomac " + UDP_TEXT),
                row("raw IPv4", LinkType.IPV4, UDP4, "DECODED nomac " + UDP_TEXT),
                row("BSD loopback, little-endian", LinkType.NULL, "02000000" + UDP4, "DECODED nomac " + UDP_TEXT),
                row("OpenBSD loopback", LinkType.LOOP, "00000002" + UDP4, "DECODED nomac " + UDP_TEXT),
                row("loopback of another family", LinkType.NULL, "07000000 0102", "UNKNOWN nomac LINK=0 2"),
                row(
                        "Linux cooked",
                        LinkType.LINUX_SLL,
                        "0000 0001 0006 0200000000010000 0800" + UDP4,
                        "DECODED " + UDP_TEXT),
                row(
                        "Linux cooked with LLC",
                        LinkType.LINUX_SLL,
                        "0000 0001 0006 0200000000010000 0004 828203 01",
                        "DECODED LINK=82 1"),
                row(
                        "Linux cooked 2",
                        LinkType.LINUX_SLL2,
                        "0800 0000 00000002 0001 00 06 0200000000010000" + UDP4,
                        "DECODED " + UDP_TEXT),
                row(
                        "BACnet MS/TP: the frame is the payload",
                        LinkType.BACNET_MS_TP,
                        "55FF 00 10 05 0000 8C",
                        "DECODED LINK=82 8"),
                row("another link type", 147, "0102", "UNKNOWN nomac LINK=0 2"),
                row("IPv6", ETH + "86DD" + IP6.formatted("11") + UDP, "DECODED 2001:db8::1:1025>2001:db8::2:53 UDP 6"),
                row(
                        "IPv6 with hop-by-hop and destination options",
                        ETH + "86DD" + IP6.replace("000E", "001E").formatted("00") + "3C00010400000000 1100010400000000"
                                + UDP,
                        "DECODED 2001:db8::1:1025>2001:db8::2:53 UDP 6"),
                row(
                        "IPv6 atomic fragment",
                        ETH + "86DD" + IP6.replace("000E", "0016").formatted("2C") + "1100000000000007" + UDP,
                        "DECODED 2001:db8::1:1025>2001:db8::2:53 UDP 6"),
                row(
                        "ICMP",
                        ETH + "0800 45000018 00070000 40010000 0A000001 0A000002 0800F7FF",
                        "DECODED 10.0.0.1>10.0.0.2 IP=1 4"),
                row(
                        "IPv4 length 0 from segmentation offload",
                        ETH + "0800" + UDP4.replace("45000022", "45000000"),
                        "DECODED " + UDP_TEXT),
                row(
                        "IPv4 options",
                        ETH + "0800" + UDP4.replace("45000022", "46000026").replace("0A000002 ", "0A000002 01010100"),
                        "DECODED " + UDP_TEXT),
                row(
                        "IPv4 with authentication header",
                        ETH + "0800 4500002E 00070000 40330000 0A000001 0A000002 11010000 00000001 00000001" + UDP,
                        "DECODED " + UDP_TEXT),
                row(
                        "IP in IP",
                        ETH + "0800 45000036 00070000 40040000 C0000201 C0000202" + UDP4,
                        "DECODED tunnel 1 nomac " + UDP_TEXT),
                row(
                        "6in4",
                        ETH + "0800 4500004A 00070000 40290000 C0000201 C0000202" + IP6.formatted("11") + UDP,
                        "DECODED tunnel 1 nomac 2001:db8::1:1025>2001:db8::2:53 UDP 6"),
                row(
                        "GRE with key",
                        ETH + "0800 4500003E 00070000 402F0000 C0000201 C0000202 20000800 00000005" + UDP4,
                        "DECODED tunnel 1 nomac " + UDP_TEXT),
                row(
                        "ERSPAN I",
                        ETH + "0800 45000048 00070000 402F0000 C0000201 C0000202 000088BE" + ETH + "0800" + UDP4,
                        "DECODED tunnel 1 " + UDP_TEXT),
                row(
                        "ERSPAN II",
                        ETH + "0800 45000054 00070000 402F0000 C0000201 C0000202 100088BE 00000001 101E0801 00000000"
                                + ETH + "0800" + UDP4,
                        "DECODED vlan 0/30 tunnel 1 " + UDP_TEXT),
                row(
                        "ERSPAN III with sub-header",
                        ETH + "0800 45000060 00070000 402F0000 C0000201 C0000202 100022EB 00000001 "
                                + "201E0001 00000000 00000001 0000000000000000" + ETH + "0800" + UDP4,
                        "DECODED vlan 0/30 tunnel 1 " + UDP_TEXT),
                row(
                        "ERSPAN II of a tagged frame",
                        ETH + "0800 45000058 00070000 402F0000 C0000201 C0000202 100088BE 00000001 101E1801 00000000"
                                + ETH + "8100 0028 0800" + UDP4,
                        "DECODED vlan 0/40 tunnel 1 " + UDP_TEXT),
                row(
                        "PPTP is not read",
                        ETH + "0800 4500001C 00070000 402F0000 C0000201 C0000202 3001880B 00000000",
                        "DECODED 192.0.2.1>192.0.2.2 IP=2f 8"),
                row(
                        "VXLAN",
                        ETH + "0800 45000054 00070000 40110000 C0000201 C0000202 C00012B5 00400000 0800000000000700"
                                + ETH + "0800" + UDP4,
                        "DECODED vni 7 tunnel 1 " + UDP_TEXT),
                row(
                        "no VXLAN for all its port",
                        ETH + "0800 45000032 00070000 40110000 C0000201 C0000202 C00012B5 001E0000 0900000000000700"
                                + ETH + "0800",
                        "DECODED 192.0.2.1:49152>192.0.2.2:4789 UDP 22"),
                row(
                        "a packet of a mobile network's user, 3GPP TS 29.281 §5.1",
                        ETH + "0800 45000046 00070000 40110000 C0000201 C0000202 08680868 00320000 30FF002200000001"
                                + UDP4,
                        "DECODED tunnel 1 nomac " + UDP_TEXT),
                row(
                        "the same with a sequence number and an extension header, §5.2",
                        ETH
                                + "0800 4500004E 00070000 40110000 C0000201 C0000202 08680868 003A0000 36FF002A00000001 00090085"
                                + "01100000" + UDP4,
                        "DECODED tunnel 1 nomac " + UDP_TEXT),
                row(
                        "no such packet for all its port: the length is another",
                        ETH
                                + "0800 45000026 00070000 40110000 C0000201 C0000202 08680868 00120000 30FF000300000001 4500",
                        "DECODED 192.0.2.1:2152>192.0.2.2:2152 UDP 10"),
                row("frame shorter than its header", "0200000000020200", "MALFORMED nomac LINK=0 8 link-001@0"),
                row("version 5", ETH + "0800" + UDP4.replace("4500", "5500"), "MALFORMED LINK=800 34 ip-001@14"),
                row(
                        "IPv4 header of 16 bytes",
                        ETH + "0800" + UDP4.replace("4500", "4400"),
                        "MALFORMED LINK=800 34 ip-002@14"),
                row(
                        "IPv4 length beyond the frame",
                        ETH + "0800" + UDP4.replace("45000022", "45000032"),
                        "DECODED " + UDP_TEXT + " ip-003@14"),
                row(
                        "IPv6 extension beyond the packet",
                        ETH + "86DD" + IP6.formatted("00") + "1104000000000000 000000000000",
                        "MALFORMED 2001:db8::1>2001:db8::2 IP=0 14 ip-008@54"),
                row(
                        "TCP header of 16 bytes",
                        ETH + "0800" + TCP4.replace("50182000", "40182000"),
                        "MALFORMED 10.0.0.1>10.0.0.2 IP=6 21 tcp-001@34"),
                row(
                        "TCP data offset beyond the segment",
                        ETH + "0800" + TCP4.replace("50182000", "60182000"),
                        "MALFORMED 10.0.0.1>10.0.0.2 IP=6 21 tcp-001@34"),
                row(
                        "UDP length 7",
                        ETH + "0800" + UDP4.replace("000E0000", "00070000"),
                        "MALFORMED 10.0.0.1>10.0.0.2 IP=11 14 udp-001@34"),
                row(
                        "UDP length beyond the datagram",
                        ETH + "0800" + UDP4.replace("000E0000", "000F0000"),
                        "DECODED " + UDP_TEXT + " udp-001@34"),
                row(
                        "a group as source",
                        ETH + "0800" + UDP4.replace("0A000001", "E0000001"),
                        "DECODED 224.0.0.1:1025>10.0.0.2:53 UDP 6 ip-010@26"),
                row(
                        "a reserved source",
                        ETH + "0800" + UDP4.replace("0A000001", "F0000001"),
                        "DECODED 240.0.0.1:1025>10.0.0.2:53 UDP 6 ip-010@26"),
                row(
                        "no source yet, to everybody",
                        ETH + "0800" + UDP4.replace("0A000001", "00000000").replace("0A000002", "FFFFFFFF"),
                        "DECODED 0.0.0.0:1025>255.255.255.255:53 UDP 6"),
                row(
                        "a loopback as destination",
                        ETH + "0800" + UDP4.replace("0A000002", "7F000001"),
                        "DECODED 10.0.0.1:1025>127.0.0.1:53 UDP 6 ip-011@30"),
                row(
                        "a loopback within its host",
                        "000000000000 000000000000 0800"
                                + UDP4.replace("0A000001", "7F000001").replace("0A000002", "7F000001"),
                        "DECODED 127.0.0.1:1025>127.0.0.1:53 UDP 6"),
                row(
                        "a loopback on the wire, from no card to all",
                        "FFFFFFFFFFFF 000000000000 0800"
                                + UDP4.replace("0A000001", "7F000001").replace("0A000002", "7F000001"),
                        "DECODED 127.0.0.1:1025>127.0.0.1:53 UDP 6 ip-010@26"),
                row(
                        "no destination",
                        ETH + "0800" + UDP4.replace("0A000002", "00000000"),
                        "DECODED 10.0.0.1:1025>0.0.0.0:53 UDP 6 ip-011@30"),
                row(
                        "an IPv6 group as source",
                        ETH + "86DD"
                                + IP6.replace("20010DB8000000000000000000000001", "FF020000000000000000000000000001")
                                        .formatted("11")
                                + UDP,
                        "DECODED ff02::1:1025>2001:db8::2:53 UDP 6 ip-010@22"),
                row(
                        "no IPv6 source yet",
                        ETH + "86DD"
                                + IP6.replace("20010DB8000000000000000000000001", "0".repeat(32))
                                        .formatted("11") + UDP,
                        "DECODED :::1025>2001:db8::2:53 UDP 6"),
                row(
                        "UDP to port 0",
                        ETH + "0800" + UDP4.replace("04010035", "04010000"),
                        "DECODED 10.0.0.1:1025>10.0.0.2:0 UDP 6 udp-002@36"),
                row(
                        "UDP without a source port",
                        ETH + "0800" + UDP4.replace("04010035", "00000035"),
                        "DECODED 10.0.0.1:0>10.0.0.2:53 UDP 6"),
                row(
                        "TCP to port 0",
                        ETH + "0800" + TCP4.replace("040101F6", "04010000"),
                        "DECODED 10.0.0.1:1025>10.0.0.2:0 TCP 1 tcp-011@36"),
                row(
                        "30 tags",
                        ETH + "8100" + "000A8100".repeat(30) + "000A0800" + UDP4,
                        "MALFORMED vlan 10/10 LINK=8100 66 link-003@106"));
    }
}
