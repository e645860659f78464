package io.otus.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.otus.simulator.Tshark;
import io.otus.simulator.wire.TcpSession.Side;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireTest {
    private static final Host CLIENT = new Host(Mac.of("f8:bc:12:00:00:01"), Ip4.of("192.168.0.1"), 64);
    private static final Host SERVER = new Host(Mac.of("00:80:f4:00:00:02"), Ip4.of("192.168.0.199"), 64);
    private static final byte[] HELLO = "hello, world".getBytes(StandardCharsets.US_ASCII);

    private final List<Frame> frames = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void theChecksumIsTheExampleOfRfc1071() {
        assertThat(Checksum.of(HexFormat.of().parseHex("0001f203f4f5f6f7"))).isEqualTo(0x220D);
        assertThat(Checksum.of(HexFormat.of().parseHex("0001f203f4f5f6"))).isEqualTo(0x2304);
    }

    @Test
    void anArpRequestIsTwentyEightBytesPaddedToAFrame() {
        assertThat(hex(Arp.request(CLIENT.mac(), CLIENT.ip(), SERVER.ip())))
                .isEqualTo("ffffffffffff" + "f8bc12000001" + "0806" + "0001080006040001" + "f8bc12000001" + "c0a80001"
                        + "000000000000" + "c0a800c7" + "00".repeat(18));
        assertThat(hex(Arp.probe(CLIENT.mac(), SERVER.ip()))).contains("f8bc12000001" + "00000000" + "000000000000");
    }

    @Test
    void aTagStandsBetweenAddressesAndEthertype() {
        byte[] frame = Ethernet.frame(SERVER.mac(), CLIENT.mac(), Ethernet.IPV4, new byte[46]);
        assertThat(hex(Ethernet.tagged(frame, Ethernet.S_TAG, 100)))
                .startsWith("0080f4000002" + "f8bc12000001" + "88a80064" + "0800");
    }

    @Test
    void addressesAreReadAndWritten() {
        assertThat(Ip4.of("10.255.0.1")).hasToString("10.255.0.1");
        assertThat(Mac.of("00:80:f4:00:00:02")).hasToString("00:80:f4:00:00:02");
        assertThatIllegalArgumentException().isThrownBy(() -> Ip4.of("10.0.0"));
        assertThatIllegalArgumentException().isThrownBy(() -> Ip4.of("10.0.0.256"));
    }

    @Test
    void aConnectionIsCleanFromHandshakeToFarewell() {
        Tshark.required();
        TcpSession session = new TcpSession(CLIENT, 50_000, SERVER, 502, 7, frames::add);
        session.open(0);
        session.segmentSize(5).send(Side.CLIENT, 0, HELLO);
        session.acknowledge(Side.SERVER, 0);
        session.segmentSize(1460).send(Side.SERVER, 0, new byte[4000]);
        session.close(Side.CLIENT, 0);
        assertThat(frames).hasSize(3 + 3 + 1 + 3 + 3);
        Tshark.assertClean(frames, directory);
    }

    @Test
    void aRetransmissionARefusalAndAnAbortAreWhatTheyAreCalled() {
        Tshark.required();
        TcpSession session = new TcpSession(CLIENT, 50_000, SERVER, 502, 7, frames::add);
        session.open(0);
        session.retransmit(0);
        assertThat(frames).as("nothing to send again yet").hasSize(3);
        session.send(Side.CLIENT, 0, HELLO);
        session.retransmit(500_000_000);
        session.reset(Side.SERVER, 600_000_000);
        new TcpSession(CLIENT, 50_001, SERVER, 22, 8, frames::add).refused(700_000_000);
        assertThat(Tshark.decode(frames, directory, "-Y", "tcp.analysis.retransmission"))
                .hasSize(1);
        assertThat(Tshark.decode(frames, directory, "-Y", "tcp.flags.reset==1", "-T", "fields", "-e", "tcp.seq_raw"))
                .hasSize(2)
                .endsWith("0");
    }

    @Test
    void fragmentsAreOneDatagramAgain() {
        Tshark.required();
        byte[] datagram = Udp.datagram(CLIENT.ip(), 5000, SERVER.ip(), 5001, new byte[3000]);
        Ipv4.fragments(CLIENT, SERVER, Ipv4.UDP, datagram, 1000).forEach(frame -> frames.add(new Frame(0, frame)));
        assertThat(frames).hasSize(4);
        Tshark.assertClean(frames, directory);
        assertThat(Tshark.decode(frames, directory, "-Y", "udp.length==3008")).hasSize(1);
    }

    @Test
    void otherDataForTheSameNumbersIsAnOverlap() {
        Tshark.required();
        TcpSession session = new TcpSession(CLIENT, 50_000, SERVER, 502, 7, frames::add);
        session.open(0);
        session.send(Side.CLIENT, 0, HELLO);
        TcpFrame sent = Objects.requireNonNull(TcpFrame.of(frames.getLast()));
        frames.add(sent.withData("HELLO, WORLD".getBytes(StandardCharsets.US_ASCII), 9_000_000));
        assertThat(Tshark.decode(
                        frames, directory, "-Y", "tcp.payload", "-T", "fields", "-e", "tcp.seq", "-e", "tcp.len"))
                .containsExactly("1\t12", "1\t12");
        assertThat(Tshark.decode(frames, directory, "-Y", "tcp.checksum.status==0"))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> sent.withData(new byte[1], 0));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
