package io.otus.core.flow;

import static io.otus.testkit.TestFrames.IP_A;
import static io.otus.testkit.TestFrames.IP_B;
import static io.otus.testkit.TestFrames.MAC_A;
import static io.otus.testkit.TestFrames.MAC_B;
import static io.otus.testkit.TestFrames.ethernet;
import static io.otus.testkit.TestFrames.ipv4;
import static io.otus.testkit.TestFrames.tag;
import static io.otus.testkit.TestFrames.tcp;
import static io.otus.testkit.TestFrames.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.capture.Frame;
import io.otus.core.decode.DecodeCounters;
import io.otus.core.decode.Decoder;
import io.otus.core.decode.Packet;
import io.otus.core.decode.RecentFrames;
import io.otus.core.decode.TcpFields;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Tunnel;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Sites;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFrames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FlowTableTest extends QuietSink implements FlowListener {
    private static final long SECOND = 1_000_000_000L;
    private static final long ROUTER = 0x0200_0000_00FFL;

    private final FlowCounters counters = new FlowCounters();
    private final TcpReassembler reassembler =
            new TcpReassembler(counters, this, new Cards(EvidenceRequests.NONE), EvidenceRequests.NONE);
    private final FlowTable table = new FlowTable(counters, this, reassembler);
    private final Decoder decoder = new Decoder(new DecodeCounters(), new RecentFrames());
    private final Packet packet = new Packet();
    private final List<String> told = new ArrayList<>();
    private int number;
    private long now = 1_700_000_000 * SECOND;

    private Flow send(byte[] frame) {
        decoder.decode(TestFrames.frame(frame, ++number, now), packet, now);
        table.advance(now);
        Flow flow = table.accept(packet, now);
        if (packet.transport() == Transport.TCP) {
            reassembler.accept(flow, packet, now);
        }
        return flow;
    }

    @Test
    void oneConversationInTwoSitesIsTwoFlows() {
        decoder.sites(Sites.of(Map.of("north", List.of("eth1"))));
        Flow elsewhere = datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502);
        byte[] ip = ipv4(IP_A, IP_B, 17, ++number, 64, udp(1025, 502, new byte[] {1}));
        Frame north = TestFrames.frame(inVlan(0, MAC_A, MAC_B, ip), ++number, now);
        north.interfaceName("eth1");
        decoder.decode(north, packet, now);
        assertThat(table.accept(packet, now)).isNotSameAs(elsewhere);
    }

    private Flow datagram(int vlan, long fromMac, long toMac, long from, long to, int source, int destination) {
        byte[] ip = ipv4(from, to, 17, ++number, 64, udp(source, destination, new byte[] {1}));
        return send(inVlan(vlan, fromMac, toMac, ip));
    }

    private Flow segment(int vlan, long fromMac, long toMac, boolean forward, int sequence, int ack) {
        byte[] tcp = forward
                ? tcp(1025, 502, sequence, ack, TcpFields.ACK, new byte[] {1})
                : tcp(502, 1025, sequence, ack, TcpFields.ACK, new byte[] {1});
        byte[] ip = ipv4(forward ? IP_A : IP_B, forward ? IP_B : IP_A, 6, ++number, 64, tcp);
        return send(inVlan(vlan, fromMac, toMac, ip));
    }

    private static byte[] inVlan(int vlan, long from, long to, byte[] ip) {
        return vlan == 0 ? ethernet(to, from, 0x0800, ip) : ethernet(to, from, 0x8100, tag(vlan, 0x0800, ip));
    }

    @Test
    void aFlowWithinATunnelKnowsBetweenWhomTheTunnelIs() {
        byte[] inner = ipv4(0xAC1F0002L, 0xAC1F0001L, 17, 1, 64, udp(1025, 53, new byte[] {1}));
        byte[] outer = ipv4(IP_A, IP_B, 47, 2, 64, TestFrames.join(TestFrames.hex("00000800"), inner));
        Tunnel tunnel =
                Objects.requireNonNull(send(inVlan(5, MAC_A, MAC_B, outer)).tunnel());
        assertThat(tunnel.kind()).isEqualTo("GRE");
        assertThat(tunnel.from())
                .isEqualTo(new Endpoint(5, new MacAddress(MAC_A), IpAddress.v4(IP_A), Endpoint.NO_PORT));
        assertThat(tunnel.to()).isEqualTo(new Endpoint(5, new MacAddress(MAC_B), IpAddress.v4(IP_B), Endpoint.NO_PORT));
        assertThat(datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1, 2).tunnel()).isNull();
    }

    @Test
    void theTunnelOfAMirrorIsNone() {
        byte[] copied = ethernet(MAC_B, MAC_A, 0x0800, ipv4(IP_A, IP_B, 17, 1, 64, udp(1025, 53, new byte[] {1})));
        byte[] erspan = TestFrames.join(TestFrames.hex("100088BE 00000001 10000000 00000000"), copied);
        Flow flow = send(ethernet(MAC_B, MAC_A, 0x0800, ipv4(1, 2, 47, 2, 64, erspan)));
        assertThat(flow.endpoint(0).port()).isEqualTo(1025);
        assertThat(flow.tunnel()).isNull();
    }

    @Test
    void framesOfTwoCardsWithOneAddressAreOneFlowAndEachHasItsCard() {
        Flow flow = datagram(0, MAC_A, MacAddress.BROADCAST.bits(), IP_A, 0xFFFF_FFFFL, 68, 67);
        assertThat(flow.latestCard(0)).isEqualTo(new MacAddress(MAC_A));
        assertThat(datagram(0, MAC_B, MacAddress.BROADCAST.bits(), IP_A, 0xFFFF_FFFFL, 68, 67))
                .isSameAs(flow);
        assertThat(flow.endpoint(0).mac()).isEqualTo(new MacAddress(MAC_A));
        assertThat(flow.latestCard(0)).isEqualTo(new MacAddress(MAC_B));
        assertThat(flow.latestCard(1)).isNull();
    }

    private Flow asksForAnAddress(long card) {
        return datagram(0, card, MacAddress.BROADCAST.bits(), 0, 0xFFFF_FFFFL, 68, 67);
    }

    @Test
    void eachClientWithoutAnAddressHasItsOwnFlow() {
        Flow flow = asksForAnAddress(MAC_A);
        Flow other = asksForAnAddress(MAC_B);
        assertThat(other).isNotSameAs(flow);
        assertThat(asksForAnAddress(MAC_A)).isSameAs(flow);
        assertThat(asksForAnAddress(MAC_B)).isSameAs(other);
        assertThat(datagram(0, ROUTER, MAC_B, 0xFFFF_FFFFL, 0, 67, 68))
                .as("what is sent to it")
                .isSameAs(other);
        assertThat(flow.frames(0)).isEqualTo(2);
    }

    @Test
    void whoHasNoAddressHasNoLastingFlow() {
        asksForAnAddress(MAC_A).protocol("dhcp");
        asksForAnAddress(MAC_A);
        pass(300);
        assertThat(table.size()).isZero();
    }

    @Test
    void bothDirectionsAreOneFlowAndTheFirstSenderIsSideZero() {
        table.capture("c");
        Flow flow = datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502);
        assertThat(flow.sender()).isZero();
        assertThat(flow.isTwoSided()).isFalse();
        assertThat(datagram(0, MAC_B, MAC_A, IP_B, IP_A, 502, 1025)).isSameAs(flow);
        assertThat(flow.sender()).isEqualTo(1);
        assertThat(flow.isTwoSided()).isTrue();
        assertThat(flow.frames(0)).isEqualTo(1);
        assertThat(flow.frames(1)).isEqualTo(1);
        assertThat(flow.bytes(1)).isEqualTo(43);
        assertThat(flow.payloadBytes(1)).isEqualTo(1);
        assertThat(flow.latestPayload(1))
                .isEqualTo(Evidence.of("c", new FrameSpan(packet.number(), packet.time(), 0, 43)));
        assertThat(flow.endpoint(1).port()).isEqualTo(502);
        assertThat(flow.endpoint(1).ip()).hasToString("10.0.0.2");
        assertThat(flow.client()).isEqualTo(FlowInfo.NOBODY);
        assertThat(told).containsExactly("started 1");
    }

    @Test
    void portsProtocolsAndAddressesTellFlowsApart() {
        Flow flow = datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502);
        assertThat(datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1026, 502)).isNotSameAs(flow);
        assertThat(datagram(0, MAC_A, MAC_B, IP_A, IP_B + 1, 1025, 502)).isNotSameAs(flow);
        assertThat(segment(0, MAC_A, MAC_B, true, 1, 1)).isNotSameAs(flow);
        assertThat(table.size()).isEqualTo(4);
    }

    @Test
    void framesBelowIpAreFlowsBetweenMacAddresses() {
        Flow arp = send(ethernet(0xFFFF_FFFF_FFFFL, MAC_A, 0x0806, new byte[28]));
        assertThat(send(ethernet(0xFFFF_FFFF_FFFFL, MAC_A, 0x0806, new byte[28])))
                .isSameAs(arp);
        assertThat(send(ethernet(0xFFFF_FFFF_FFFFL, MAC_B, 0x0806, new byte[28])))
                .isNotSameAs(arp);
        assertThat(send(ethernet(0xFFFF_FFFF_FFFFL, MAC_A, 0x88CC, new byte[28])))
                .isNotSameAs(arp);
        assertThat(arp.transport()).isEqualTo(Transport.LINK);
        assertThat(arp.protocolNumber()).isEqualTo(0x0806);
    }

    @Test
    void theSameAddressesInTwoVlansAreTwoFlows() {
        Flow ten = datagram(10, 1, 2, IP_A, IP_B, 47808, 47808);
        Flow twenty = datagram(20, 3, 4, IP_A, IP_B, 47808, 47808);
        assertThat(twenty).isNotSameAs(ten);
        assertThat(datagram(10, 2, 1, IP_B, IP_A, 47808, 47808)).isSameAs(ten);
        assertThat(datagram(20, 4, 3, IP_B, IP_A, 47808, 47808)).isSameAs(twenty);
    }

    @Test
    void aMirrorThatTagsOneDirectionShowsOneFlow() {
        Flow flow = datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502);
        assertThat(datagram(10, MAC_B, MAC_A, IP_B, IP_A, 502, 1025)).isSameAs(flow);
        assertThat(datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502)).isSameAs(flow);
        assertThat(flow.endpoint(0).segment()).isZero();
        assertThat(flow.endpoint(1).segment()).as("where it speaks").isEqualTo(10);
        assertThat(counters.joinedSegments).isEqualTo(1);
    }

    @Test
    void aFlowWhoseCopiesAreSeenInAnotherVlanIsRecognisedThere() {
        Flow flow = datagram(10, MAC_A, ROUTER, IP_A, IP_B, 1025, 47808);
        byte[] ip = ipv4(IP_A, IP_B, 17, number - 1, 63, udp(1025, 47808, new byte[] {1}));
        decoder.decode(TestFrames.frame(inVlan(20, ROUTER, MAC_B, ip), ++number, now), packet, now);
        assertThat(packet.isDuplicate()).isTrue();
        table.copySeen(packet, packet.originalSegment());
        assertThat(datagram(20, MAC_B, 0x99, IP_B, IP_A, 47808, 1025)).isSameAs(flow);
        assertThat(flow.endpoint(1).mac()).isEqualTo(new MacAddress(MAC_B));
        assertThat(flow.endpoint(1).segment()).isEqualTo(20);
    }

    @Test
    void anAnswerInAnotherVlanThatContinuesTheSequenceIsTheSameConnection() {
        Flow flow = segment(10, MAC_A, ROUTER, true, 1000, 1);
        assertThat(segment(20, MAC_B, 0x99, false, 1, 1001)).isSameAs(flow);
    }

    @Test
    void aSegmentInAnotherVlanThatDoesNotIsAnother() {
        Flow flow = segment(10, MAC_A, ROUTER, true, 1000, 1);
        assertThat(segment(20, MAC_B, 0x99, false, 1, 5_000_000)).isNotSameAs(flow);
    }

    @Test
    void anAnswerInAnotherVlanThroughTheSameRouterIsTheSameFlow() {
        Flow flow = datagram(10, MAC_A, ROUTER, IP_A, IP_B, 1025, 47808);
        assertThat(datagram(20, MAC_B, ROUTER, IP_B, IP_A, 47808, 1025)).isSameAs(flow);
    }

    @Test
    void aRoutersOwnFramesInTwoVlansStayApart() {
        byte[] arp = new byte[28];
        Flow ten = send(ethernet(0xFFFF_FFFF_FFFFL, ROUTER, 0x8100, tag(10, 0x0806, arp)));
        assertThat(send(ethernet(0xFFFF_FFFF_FFFFL, ROUTER, 0x8100, tag(20, 0x0806, arp))))
                .isNotSameAs(ten);
    }

    @Test
    void silenceEndsAFlow() {
        datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502);
        pass(299);
        assertThat(table.size()).isEqualTo(1);
        pass(1);
        assertThat(told).containsExactly("started 1", "IDLE 1");
    }

    @Test
    void aConfirmedFlowMayBeSilentForHours() {
        Flow flow = datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502);
        flow.protocol("modbus");
        datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502);
        pass(20 * 3600);
        assertThat(table.size()).isEqualTo(1);
        pass(4 * 3600);
        assertThat(table.size()).isZero();
    }

    @Test
    void aGapInTimeIsNoSilence() {
        datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502);
        long gap = 80L * 365 * 24 * 3600 * SECOND;
        table.timeGap(now, now + gap);
        now += gap;
        pass(299);
        assertThat(table.size()).isEqualTo(1);
        pass(1);
        assertThat(table.size()).isZero();
    }

    @Test
    void aLongFlowTellsAnIntervalOnceAMinute() {
        for (int i = 0; i < 1210; i++) {
            datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502);
            now += SECOND / 10;
        }
        assertThat(told).containsExactly("started 1", "interval 1", "interval 1");
    }

    @Test
    void contentBeatsHandshakeBeatsPort() {
        Flow flow = datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502);
        flow.clientByPort(1);
        assertThat(flow.client()).isEqualTo(1);
        flow.clientByHandshake(0);
        assertThat(flow.client()).isZero();
        flow.clientByContent(1);
        flow.clientByHandshake(0);
        assertThat(flow.client()).isEqualTo(1);
    }

    @Test
    void whatIsAttachedStays() {
        Flow flow = datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502);
        assertThat(flow.attachment(3)).isNull();
        flow.attach(3, "kept");
        assertThat(flow.attachment(3)).isEqualTo("kept");
        assertThat(flow.attachment(0)).isNull();
    }

    @Test
    void aFullTableGivesUpWhatWasSilentLongestAndKeepsConversations() {
        Flow conversation = datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502);
        datagram(0, MAC_B, MAC_A, IP_B, IP_A, 502, 1025);
        for (int i = 0; i < FlowTable.MAX_FLOWS + 1000; i++) {
            now += SECOND / 1000;
            datagram(0, MAC_A, MAC_B, IP_A, 0x0B00_0000L + i, 1025, 502);
        }
        assertThat(table.size()).isEqualTo(FlowTable.MAX_FLOWS);
        assertThat(counters.evicted).isEqualTo(1001);
        assertThat(told.stream().filter(line -> line.startsWith("EVICTED")).limit(2))
                .containsExactly("EVICTED 2", "EVICTED 3");
        assertThat(datagram(0, MAC_A, MAC_B, IP_A, IP_B, 1025, 502)).isSameAs(conversation);
        table.endAll(now);
        assertThat(table.size()).isZero();
        assertThat(counters.started).isEqualTo(counters.ended);
    }

    @Test
    void flowsAreFoundWhileOthersComeAndGo() {
        Map<Integer, Flow> model = new HashMap<>();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 60_000; i++) {
            int host = random.nextInt(9000);
            now += SECOND / 20;
            Flow flow = datagram(0, MAC_A, MAC_B, IP_A, 0x0B00_0000L + host, 1025, 502);
            Flow before = model.put(host, flow);
            if (before != null && now - before.lastTime() < 200 * SECOND) {
                assertThat(flow).isSameAs(before);
            }
        }
        assertThat(counters.ended).isPositive();
        assertThat(table.size()).isEqualTo((int) (counters.started - counters.ended));
    }

    @Test
    void aCrowdedChainGivesUpWhatWasSilentLongest() {
        int slot = -1;
        int first = 0;
        for (int host = 0; counters.started <= FlowTable.MAX_PROBES; host++) {
            byte[] ip = ipv4(IP_A, host, 17, ++number, 64, udp(1025, 502, new byte[] {1}));
            byte[] frame = inVlan(0, MAC_A, MAC_B, ip);
            decoder.decode(TestFrames.frame(frame, ++number, now), packet, now);
            int home = (int) FlowKeys.digest(packet) & 4095;
            if (slot < 0) {
                slot = home;
                first = host;
            }
            if (home == slot) {
                send(frame);
                now += 1000;
            }
        }
        assertThat(told).contains("EVICTED 1");
        assertThat(counters.evicted).isEqualTo(1);
        assertThat(datagram(0, MAC_A, MAC_B, IP_A, first, 1025, 502).id()).isEqualTo(counters.started);
    }

    private void pass(long seconds) {
        now += seconds * SECOND;
        table.advance(now);
    }

    @Override
    public void flowStarted(Flow flow, long time) {
        told.add("started " + flow.id());
    }

    @Override
    public void flowInterval(Flow flow, long time) {
        told.add("interval " + flow.id());
    }

    @Override
    public void flowEnded(Flow flow, FlowEnd reason, long time) {
        told.add(reason + " " + flow.id());
    }
}
