package io.otus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.Tshark;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.Udp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DHCP, LLDP and DNS: who is where, and what it is called. */
class NamesTest {
    private static final Mac MAC = Mac.of("54:ee:75:29:d4:07");
    private static final Ip4 LEASED = Ip4.of("10.9.0.101");
    private static final Host SERVER = new Host(Mac.of("00:0c:be:04:21:01"), Ip4.of("10.9.0.1"), 64);
    private static final Host NOBODY_YET = new Host(MAC, Ip4.UNSPECIFIED, 128);

    @TempDir
    private Path directory;

    @Test
    void aLeaseIsReadByAnIndependentDecoder() {
        Tshark.required();
        Dhcp.Client client = new Dhcp.Client(MAC, "laptop-7", "MSFT 5.0", "0103060f1f");
        List<Frame> frames = List.of(
                fromClient(Dhcp.discover(7, client)),
                fromServer(Dhcp.offer(7, MAC, LEASED, SERVER.ip(), 3600)),
                fromClient(Dhcp.request(7, client, LEASED, SERVER.ip())),
                fromServer(Dhcp.ack(7, MAC, LEASED, SERVER.ip(), 3600)),
                fromClient(Dhcp.renew(8, client, LEASED)));
        Tshark.assertClean(frames, directory);
        assertThat(Tshark.decode(
                        frames,
                        directory,
                        "-T",
                        "fields",
                        "-e",
                        "dhcp.option.dhcp",
                        "-e",
                        "dhcp.option.hostname",
                        "-e",
                        "dhcp.option.vendor_class_id",
                        "-e",
                        "dhcp.option.requested_ip_address",
                        "-e",
                        "dhcp.ip.your",
                        "-e",
                        "dhcp.option.ip_address_lease_time"))
                .containsExactly(
                        "1\tlaptop-7\tMSFT 5.0\t\t0.0.0.0\t",
                        "2\t\t\t\t10.9.0.101\t3600",
                        "3\tlaptop-7\tMSFT 5.0\t10.9.0.101\t0.0.0.0\t",
                        "5\t\t\t\t10.9.0.101\t3600",
                        "3\tlaptop-7\tMSFT 5.0\t\t0.0.0.0\t");
    }

    @Test
    void anAdvertisementIsReadByAnIndependentDecoder() {
        Tshark.required();
        List<Frame> frames = List.of(new Frame(
                0,
                Lldp.frame(
                        new Lldp.Advertisement(
                                SERVER.mac(),
                                "1/3",
                                "Module: 1 Port: 3",
                                "switch-1",
                                "Managed switch, 08.7.05",
                                Lldp.BRIDGE,
                                SERVER.ip()),
                        120)));
        Tshark.assertClean(frames, directory);
        assertThat(Tshark.decode(
                        frames,
                        directory,
                        "-T",
                        "fields",
                        "-e",
                        "lldp.chassis.id.mac",
                        "-e",
                        "lldp.port.id",
                        "-e",
                        "lldp.time_to_live",
                        "-e",
                        "lldp.tlv.system.name",
                        "-e",
                        "lldp.tlv.system.desc",
                        "-e",
                        "lldp.mgn.addr.ip4"))
                .containsExactly("00:0c:be:04:21:01\t1/3\t120\tswitch-1\tManaged switch, 08.7.05\t10.9.0.1");
    }

    @Test
    void namesAreReadByAnIndependentDecoder() {
        Tshark.required();
        Host laptop = NOBODY_YET.withIp(LEASED);
        List<Frame> frames = List.of(
                new Frame(0, Udp.frame(laptop, 50001, SERVER, Dns.PORT, Dns.query(5, "mail.example.com", Dns.A))),
                new Frame(
                        0,
                        Udp.frame(
                                SERVER,
                                Dns.PORT,
                                laptop,
                                50001,
                                Dns.answer(5, "mail.example.com", Ip4.of("192.0.2.7"), 60))),
                new Frame(0, Udp.frame(SERVER, Dns.PORT, laptop, 50001, Dns.nameError(6, "x.example.com", Dns.A))),
                multicast(laptop, Dns.multicastQuery("_workstation._tcp.local", Dns.PTR)),
                multicast(laptop, Dns.multicastAnnouncement("laptop-7", "_workstation._tcp", 9, "model=T480", LEASED)));
        Tshark.assertClean(frames, directory);
        assertThat(Tshark.decode(
                        frames,
                        directory,
                        "-T",
                        "fields",
                        "-e",
                        "dns.qry.name",
                        "-e",
                        "dns.a",
                        "-e",
                        "dns.txt",
                        "-e",
                        "dns.srv.target"))
                .containsExactly(
                        "mail.example.com\t\t\t",
                        "mail.example.com\t192.0.2.7\t\t",
                        "x.example.com\t\t\t",
                        "_workstation._tcp.local\t\t\t",
                        "\t10.9.0.101\tmodel=T480\tlaptop-7.local");
    }

    private static Frame multicast(Host from, byte[] message) {
        int port = Dns.MULTICAST_PORT;
        return new Frame(0, Udp.frame(from, port, Dns.MULTICAST_MAC, Dns.MULTICAST_GROUP, port, message));
    }

    private static Frame fromClient(byte[] message) {
        return new Frame(
                0, Udp.frame(NOBODY_YET, Dhcp.CLIENT_PORT, Mac.BROADCAST, Ip4.BROADCAST, Dhcp.SERVER_PORT, message));
    }

    private static Frame fromServer(byte[] message) {
        return new Frame(0, Udp.frame(SERVER, Dhcp.SERVER_PORT, MAC, LEASED, Dhcp.CLIENT_PORT, message));
    }
}
