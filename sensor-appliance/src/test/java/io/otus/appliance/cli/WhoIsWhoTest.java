package io.otus.appliance.cli;

import static io.otus.appliance.cli.HeardAssets.claims;
import static io.otus.appliance.cli.HeardAssets.host;
import static io.otus.appliance.cli.HeardAssets.summary;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.simulator.protocol.Bacnet;
import io.otus.simulator.protocol.BacnetValue;
import io.otus.simulator.protocol.Dhcp;
import io.otus.simulator.wire.Arp;
import io.otus.simulator.wire.Ethernet;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.PcapngWriter;
import io.otus.simulator.wire.Udp;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that move, are shared, borrowed or forwarded: which assets a replay finds, from frames to its file. */
class WhoIsWhoTest {
    private static final Host PLC = host("00:1b:1b:00:00:33", "10.0.0.33", 64); // Siemens
    private static final Host HMI = host("f8:bc:12:00:00:05", "10.0.0.5", 128); // Dell
    private static final Host CARD = host("3c:d9:2b:00:00:10", "10.0.0.10", 128); // HP
    private static final Mac OTHER_CARD = Mac.of("3c:d9:2b:00:00:11");
    private static final Host ROUTER = host("00:1e:13:00:00:01", "10.0.0.1", 255); // Cisco
    private static final String WINDOWS = "020405b4010303080101" + "0402";
    private static final String LINUX = "020405b40402080a0000100000000000" + "01030307";

    @TempDir
    Path directory = Path.of("");

    private HeardAssets heard = new HeardAssets(directory);

    @BeforeEach
    void aPanelReadsAController() {
        heard = new HeardAssets(directory);
        heard.resolve(0, HMI, PLC);
        heard.polls(HMI, PLC, 1, 3_600);
    }

    /** A client is lent an address, and uses it. */
    private Host leases(int second, Mac mac, String name, String address) {
        Host client = new Host(mac, Ip4.of(address), 128);
        Dhcp.Client words = new Dhcp.Client(mac, name, "MSFT 5.0", "0103060f1f21");
        Host nobody = client.withIp(Ip4.UNSPECIFIED);
        heard.frame(second, Udp.frame(nobody, 68, Mac.BROADCAST, Ip4.BROADCAST, 67, Dhcp.discover(second, words)));
        heard.frame(
                second + 0.1,
                Udp.frame(ROUTER, 67, client, 68, Dhcp.offer(second, mac, client.ip(), ROUTER.ip(), 3_600)));
        heard.frame(
                second + 0.2,
                Udp.frame(
                        nobody,
                        68,
                        Mac.BROADCAST,
                        Ip4.BROADCAST,
                        67,
                        Dhcp.request(second, words, client.ip(), ROUTER.ip())));
        heard.frame(
                second + 0.3,
                Udp.frame(ROUTER, 67, client, 68, Dhcp.ack(second, mac, client.ip(), ROUTER.ip(), 3_600)));
        heard.frame(second + 0.4, Arp.announcement(mac, client.ip()));
        heard.resolve(second + 1, client, PLC);
        heard.polls(client, PLC, second + 2, second + 40);
        return client;
    }

    @Test
    void leasesFollowTheirClients() throws IOException {
        Mac alpha = Mac.of("54:ee:75:00:00:0a");
        Mac beta = Mac.of("54:ee:75:00:00:0b");
        leases(10, alpha, "ALPHA", "10.0.0.100");
        leases(100, beta, "BETA", "10.0.0.100");
        leases(150, alpha, "ALPHA", "10.0.0.101");
        leases(300, beta, "BETA", "10.0.0.102");
        leases(400, alpha, "ALPHA", "10.0.0.100");

        assertThat(summary(heard.find()))
                .containsExactlyInAnyOrder(
                        "10.0.0.33 00:1b:1b:00:00:33",
                        "10.0.0.5 f8:bc:12:00:00:05",
                        "10.0.0.1 00:1e:13:00:00:01",
                        "10.0.0.100 54:ee:75:00:00:0a",
                        "10.0.0.102 54:ee:75:00:00:0b");
        assertThat(heard.of("10.0.0.100").path("name").asText()).isEqualTo("ALPHA");
        assertThat(heard.of("10.0.0.102").path("name").asText()).isEqualTo("BETA");
        assertThat(claims(heard.of("10.0.0.100"), "ip"))
                .contains("10.0.0.100", "10.0.0.100 (ended)", "10.0.0.101 (ended)")
                .doesNotContain("10.0.0.102");
        assertThat(claims(heard.of("10.0.0.102"), "ip"))
                .contains("10.0.0.102", "10.0.0.100 (ended)")
                .doesNotContain("10.0.0.101");
    }

    private static long dhcpFrames(JsonNode asset) {
        long frames = 0;
        for (JsonNode each : asset.path("traffic").path("protocols")) {
            frames += each.path("protocol").asText().equals("dhcp")
                    ? each.path("frames_sent").asLong()
                    : 0;
        }
        return frames;
    }

    @Test
    void whoAsksForAnAddressIsHeardByWhatItSendsAlone() throws IOException {
        leases(10, Mac.of("54:ee:75:00:00:0a"), "ALPHA", "10.0.0.100");
        leases(2_000, Mac.of("54:ee:75:00:00:0b"), "BETA", "10.0.0.101");

        heard.find();
        assertThat(dhcpFrames(heard.of("10.0.0.100"))).isEqualTo(2);
        assertThat(dhcpFrames(heard.of("10.0.0.101"))).isEqualTo(2);
        assertThat(heard.of("10.0.0.100").path("last_seen").asText())
                .isLessThan(heard.of("10.0.0.101").path("first_seen").asText());
    }

    @Test
    void whatAClientSentIsNotOfWhoIsLentItsAddressLater() throws IOException {
        Host alpha = leases(10, Mac.of("54:ee:75:00:00:0a"), "ALPHA", "10.0.0.100");
        int number = Bacnet.object(Bacnet.ANALOG_INPUT, 1);
        heard.frame(
                60,
                Udp.frame(alpha, Bacnet.PORT, PLC, Bacnet.PORT, Bacnet.readProperty(1, number, Bacnet.PRESENT_VALUE)));
        leases(200, Mac.of("54:ee:75:00:00:0b"), "BETA", "10.0.0.100");

        heard.find();
        assertThat(protocols(heard.of("54:ee:75:00:00:0a"))).contains("bacnet");
        assertThat(protocols(heard.of("54:ee:75:00:00:0b"))).doesNotContain("bacnet");
    }

    private static List<String> protocols(JsonNode asset) {
        List<String> names = new ArrayList<>();
        asset.path("protocols").forEach(each -> names.add(each.asText()));
        return names;
    }

    @Test
    void severalHostsBehindOneAddressAreOneThatSpeaksForSeveral() throws IOException {
        Host outside = host("00:1e:13:00:00:09", "10.0.0.9", 127);
        heard.resolve(5, outside, PLC);
        for (int i = 0; i < 8; i++) {
            boolean windows = i % 2 == 0;
            heard.polls(outside.withTtl(windows ? 127 : 63), PLC, 10 + 60 * i, 60 + 60 * i, windows ? WINDOWS : LINUX);
        }

        assertThat(summary(heard.find()))
                .containsExactlyInAnyOrder(
                        "10.0.0.33 00:1b:1b:00:00:33", "10.0.0.5 f8:bc:12:00:00:05", "10.0.0.9 00:1e:13:00:00:09");
        assertThat(claims(heard.of("10.0.0.9"), "capability")).containsExactly("nat");
        assertThat(heard.of("10.0.0.9").path("os").isNull()).isTrue();
    }

    /** What a host sends between two moments comes from another network card. */
    private void failsOver(Host host, Mac card, int from, int to) {
        heard.frame(from + 0.01, Arp.announcement(card, host.ip()));
        long first = HeardAssets.at(from);
        long last = HeardAssets.at(to);
        heard.frames().replaceAll(frame -> {
            boolean isMeant = frame.nanos() >= first && frame.nanos() < last;
            return isMeant ? moved(frame, host.mac(), card) : frame;
        });
    }

    /** What is sent from or to a MAC address is from or to another. */
    private static Frame moved(Frame frame, Mac from, Mac to) {
        byte[] bytes = frame.bytes().clone();
        for (int offset : new int[] {0, 6}) {
            long mac = 0;
            for (int i = 0; i < 6; i++) {
                mac = (mac << 8) | (bytes[offset + i] & 0xFF);
            }
            for (int i = 0; i < 6 && mac == from.value(); i++) {
                bytes[offset + i] = (byte) (to.value() >>> (8 * (5 - i)));
            }
        }
        return frame.with(bytes);
    }

    @Test
    void networkCardsThatStandInForEachOtherAreOfOneDeviceThoughItsConnectionsSurvive() throws IOException {
        heard.resolve(2, CARD, PLC);
        heard.polls(CARD, PLC, 3, 3_600);
        failsOver(CARD, OTHER_CARD, 600, 1_200);
        heard.frame(1_200.01, Arp.announcement(CARD.mac(), CARD.ip()));
        failsOver(CARD, OTHER_CARD, 1_800, 3_600);

        assertThat(summary(heard.find()))
                .containsExactlyInAnyOrder(
                        "10.0.0.33 00:1b:1b:00:00:33",
                        "10.0.0.5 f8:bc:12:00:00:05",
                        "10.0.0.10 3c:d9:2b:00:00:10,3c:d9:2b:00:00:11");
        assertThat(claims(heard.of("10.0.0.10"), "capability")).containsExactly("nic_team");
    }

    @Test
    void aControllerThatIsReplacedIsTheSameAssetThoughItsDatagramsKeepTheirPorts() throws IOException {
        heard.resolve(2, HMI, CARD);
        int number = Bacnet.object(Bacnet.ANALOG_INPUT, 1);
        for (int second = 3; second < 1_800; second += 30) {
            byte[] read = Bacnet.readProperty(second % 256, number, Bacnet.PRESENT_VALUE);
            byte[] value = Bacnet.readPropertyAck(second % 256, number, Bacnet.PRESENT_VALUE, BacnetValue.real(21.5f));
            heard.frame(second, Udp.frame(HMI, Bacnet.PORT, CARD, Bacnet.PORT, read));
            heard.frame(second + 0.01, Udp.frame(CARD, Bacnet.PORT, HMI, Bacnet.PORT, value));
        }
        failsOver(CARD, OTHER_CARD, 600, 1_800);
        heard.frame(1_100, Arp.reply(OTHER_CARD, CARD.ip(), HMI.mac(), HMI.ip()));

        assertThat(summary(heard.find()))
                .containsExactlyInAnyOrder(
                        "10.0.0.33 00:1b:1b:00:00:33", "10.0.0.5 f8:bc:12:00:00:05", "10.0.0.10 3c:d9:2b:00:00:11");
        assertThat(claims(heard.of("10.0.0.10"), "mac"))
                .containsExactly("3c:d9:2b:00:00:10 (ended)", "3c:d9:2b:00:00:11");
    }

    @Test
    void aDeviceThatTakesOverAConnectionForGoodIsFollowed() throws IOException {
        heard.resolve(2, CARD, PLC);
        heard.polls(CARD, PLC, 3, 3_600);
        failsOver(CARD, OTHER_CARD, 600, 3_600);

        heard.find();
        assertThat(heard.of("10.0.0.10").path("addresses").path("mac").toString())
                .isEqualTo("[\"3c:d9:2b:00:00:11\"]");
        assertThat(claims(heard.of("10.0.0.10"), "mac")).contains("3c:d9:2b:00:00:10 (ended)");
    }

    @Test
    void oneRangeOnTwoVlansHasFourDevicesAtTwoAddresses() throws IOException {
        for (int vlan = 101; vlan <= 102; vlan++) {
            int tag = vlan;
            heard.changed(
                    talk -> {
                        Host panel = host("00:a0:45:00:0" + (tag - 100) + ":05", "192.168.1.5", 64);
                        Host plc = host("00:a0:45:00:0" + (tag - 100) + ":0a", "192.168.1.10", 64);
                        talk.resolve(10, panel, plc);
                        talk.polls(panel, plc, 11, 600);
                    },
                    frame -> frame.with(Ethernet.tagged(frame.bytes(), Ethernet.C_TAG, tag)));
        }

        assertThat(summary(heard.find()))
                .containsExactlyInAnyOrder(
                        "10.0.0.33 00:1b:1b:00:00:33",
                        "10.0.0.5 f8:bc:12:00:00:05",
                        "192.168.1.5 00:a0:45:00:01:05",
                        "192.168.1.10 00:a0:45:00:01:0a",
                        "192.168.1.5 00:a0:45:00:02:05",
                        "192.168.1.10 00:a0:45:00:02:0a");
        for (int number = 1; number <= 2; number++) {
            String vlan = "00:a0:45:00:0" + number + ":05.vlan";
            Ran explained =
                    Ran.otus("explain", "--state", directory.resolve("results").toString(), vlan);
            assertThat(explained.data()).containsPattern("vlan = 10" + number + " .*\nits first frame:\n  frame ");
        }
    }

    @Test
    void oneRangeOnTwoSitesWithoutVlansMergesNobodyThoughOneSensorCannotTellTheirAddressesApart() throws IOException {
        Path capture = directory.resolve("sites.pcapng");
        try (PcapngWriter out = new PcapngWriter(Files.newOutputStream(capture), ByteOrder.LITTLE_ENDIAN)) {
            out.addInterface("north", 9);
            out.addInterface("south", 9);
            HeardAssets north = new HeardAssets(directory);
            HeardAssets south = new HeardAssets(directory);
            site(north, "01");
            site(south, "02");
            for (int i = 0; i < north.frames().size(); i++) {
                out.write(0, north.frames().get(i));
                out.write(1, south.frames().get(i));
            }
        }

        assertThat(summary(heard.find(capture)))
                .containsExactlyInAnyOrder(
                        "192.168.1.5 00:a0:45:00:01:05",
                        "192.168.1.10 00:a0:45:00:01:0a",
                        " 00:a0:45:00:02:05",
                        " 00:a0:45:00:02:0a");
    }

    private static void site(HeardAssets there, String number) {
        Host panel = host("00:a0:45:00:" + number + ":05", "192.168.1.5", 64);
        Host plc = host("00:a0:45:00:" + number + ":0a", "192.168.1.10", 64);
        there.resolve(10, panel, plc);
        there.polls(panel, plc, 11, 600);
    }

    @Test
    void hostsBehindARouterAreNotIt() throws IOException {
        heard.resolve(5, ROUTER, PLC);
        for (int i = 1; i <= 4; i++) {
            Host far = new Host(ROUTER.mac(), Ip4.of("10.20.0." + i), i % 2 == 0 ? 63 : 127);
            heard.polls(far, PLC, 10 * i, 600);
        }

        assertThat(summary(heard.find()))
                .containsExactlyInAnyOrder(
                        "10.0.0.33 00:1b:1b:00:00:33",
                        "10.0.0.5 f8:bc:12:00:00:05",
                        "10.0.0.1 00:1e:13:00:00:01",
                        "10.20.0.1 ",
                        "10.20.0.2 ",
                        "10.20.0.3 ",
                        "10.20.0.4 ");
        assertThat(heard.of("10.20.0.1").path("vendor").isNull()).isTrue();
        assertThat(heard.of("10.0.0.1").path("type").asText()).isEqualTo("router");
    }
}
