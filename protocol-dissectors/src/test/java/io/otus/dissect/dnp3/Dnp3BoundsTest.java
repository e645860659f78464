package io.otus.dissect.dnp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a sender can make grow ends at its named bound. */
class Dnp3BoundsTest {
    private static final int FIRST = 0x40;
    private static final int LAST = 0x80;

    private final ByteView segment = ByteView.of(new byte[249]);

    private static DissectorHarness harness() {
        return new DissectorHarness(new Dnp3Provider().create(), Carrier.STREAM);
    }

    @Test
    void aFragmentLongerThanTheBoundIsDroppedAndTheNextIsRead() {
        TransportAssembler assembler = new TransportAssembler();
        assertThat(assembler.accept(FIRST, segment)).isEqualTo(TransportAssembler.Result.CONTINUES);
        int sequence = 0;
        TransportAssembler.Result result = TransportAssembler.Result.CONTINUES;
        while (result == TransportAssembler.Result.CONTINUES) {
            sequence = (sequence + 1) % 64;
            result = assembler.accept(sequence, segment);
            assertThat(assembler.held()).isLessThanOrEqualTo(TransportAssembler.MAX_FRAGMENT);
        }
        assertThat(result).isEqualTo(TransportAssembler.Result.TOO_LONG);
        assertThat(assembler.held()).isZero();
        assertThat(assembler.accept(sequence + 1, segment)).isEqualTo(TransportAssembler.Result.IGNORED);
        assertThat(assembler.accept(FIRST | LAST, segment)).isEqualTo(TransportAssembler.Result.COMPLETE);
    }

    @Test
    void pairsOfAddressesAreBoundedAndTheOldestMakesRoom() {
        LinkPeers peers = new LinkPeers();
        LinkPeers.Pair first = peers.of(1, 0, Direction.FROM_CLIENT);
        for (int destination = 1; destination < LinkPeers.MAX_PAIRS; destination++) {
            peers.of(1, destination, Direction.FROM_CLIENT);
        }
        assertThat(peers.of(1, 0, Direction.FROM_CLIENT)).isSameAs(first);
        peers.of(1, LinkPeers.MAX_PAIRS, Direction.FROM_CLIENT);
        assertThat(peers.of(1, 0, Direction.FROM_CLIENT)).isNotSameAs(first);
    }

    @Test
    void unfinishedFragmentsOfManyPairsAreBoundedTogether() {
        LinkPeers peers = new LinkPeers();
        int pair = 0;
        while (!peers.isFull()) {
            assertThat(pair).isLessThan(LinkPeers.MAX_PAIRS);
            TransportAssembler assembler =
                    peers.of(pair++, 0, Direction.FROM_CLIENT).assembler();
            assembler.accept(FIRST, segment);
            for (int i = 1; i < 200; i++) {
                assembler.accept(i % 64, segment);
            }
        }
        assertThat(pair).isBetween(2, LinkPeers.MAX_PAIRS);
    }

    @Test
    void linkedStationsAreBoundedAndTheOldestMakesRoom() {
        LinkResets resets = new LinkResets();
        DissectorHarness harness = harness();
        for (int station = 0; station <= 0xFFFF; station++) {
            resets.heard(control(false, 1, station), harness);
        }
        assertThat(resets.size()).isEqualTo(LinkResets.MAX_STATIONS);
        int last = LinkHeader.FIRST_SPECIAL_ADDRESS - 1;
        resets.heard(control(true, last - LinkResets.MAX_STATIONS, 1), harness);
        assertThat(harness.seen()).isEmpty();
        resets.heard(control(true, last - LinkResets.MAX_STATIONS + 1, 1), harness);
        resets.heard(control(true, last, 1), harness);
        assertThat(harness.seen()).hasSize(2);
    }

    /** An acknowledgement of a station, or a reset of its master. */
    private static Dnp3Event.Link control(boolean fromMaster, int destination, int source) {
        return new Dnp3Event.Link(5, fromMaster, fromMaster, 0, false, false, destination, source, true, 0, false);
    }

    @Test
    void objectHeadersOfOneFragmentAreBounded() {
        DissectorHarness harness = harness();
        byte[] fragment = new byte[3 * (ObjectReader.MAX_HEADERS + 1)];
        for (int i = 0; i < fragment.length; i += 3) {
            fragment[i] = 60;
            fragment[i + 1] = 1;
            fragment[i + 2] = 6;
        }
        ObjectReader reader = new ObjectReader(ByteView.of(fragment), new FragmentReport(harness, 0));
        reader.read(0, Dnp3Function.READ);
        assertThat(reader.blocks()).hasSize(ObjectReader.MAX_HEADERS);
        assertThat(harness.seen()).hasSize(1);
        assertThat(harness.seen().getFirst()).isInstanceOf(Seen.Malformed.class);
        assertThat(((Seen.Malformed) harness.seen().getFirst()).code()).isEqualTo(Dnp3Anomaly.OBJECT_COUNT);
    }

    @Test
    void aRangeOfFourThousandMillionPointsIsNamedAndNotAllocated() {
        DissectorHarness harness = harness();
        Octets read = Octets.ofHex("1E01 02 00000000 FFFFFFFF");
        ObjectReader reader = new ObjectReader(read.view(), new FragmentReport(harness, 0));
        reader.read(0, Dnp3Function.READ);
        assertThat(reader.points().getFirst().count()).isEqualTo(Integer.MAX_VALUE);
        assertThat(harness.seen()).isEmpty();

        ObjectReader answer = new ObjectReader(read.view(), new FragmentReport(harness, 0));
        answer.read(0, Dnp3Function.RESPONSE);
        assertThat(answer.points()).isEmpty();
        assertThat(harness.seen()).isEqualTo(List.of(new Seen.Malformed(Dnp3Anomaly.OBJECT_DATA, 22)));
    }

    /** Objects of authentication carry what vouches for the read, which is no index of an object that is read. */
    @Test
    void aReadMayNameObjectsOfEveryGroupButAuthenticationByTheirIndex() {
        for (int group = 0; group <= 0xFF; group++) {
            for (int variation = 0; variation <= 15; variation++) {
                Octets read = Octets.ofHex("%02X%02X 17 02 05 06".formatted(group, variation));
                ObjectReader reader = new ObjectReader(read.view(), new FragmentReport(harness(), 0));
                reader.read(0, Dnp3Function.READ);
                if (group == ObjectLibrary.AUTHENTICATION) {
                    assertThat(reader.points()).as("%s.%s", group, variation).isEmpty();
                } else {
                    assertThat(reader.points()).as("%s.%s", group, variation).isNotEmpty();
                    assertThat(reader.undecoded().length()).isZero();
                }
            }
        }
    }

    @Test
    void anObjectWithoutAValueIsAPointWithoutOne() {
        Octets answer = Octets.ofHex("5602 00 0101 15 7901 00 0000 01 0100 05000000");
        ObjectReader reader = new ObjectReader(answer.view(), new FragmentReport(harness(), 0));
        reader.read(0, Dnp3Function.RESPONSE);
        assertThat(reader.points().getFirst().values().size()).isZero();
        assertThat(reader.points().getLast().values().integer(0)).isEqualTo(5);
    }

    @Test
    void aMessageCutByItsDatagramIsMalformed() {
        DissectorHarness datagrams = new DissectorHarness(new Dnp3Provider().create(), Carrier.DATAGRAM);
        datagrams.feed(
                Direction.FROM_CLIENT, Octets.ofHex("056408C40A000100FC42C0C0").toArray(), 0);
        assertThat(datagrams.seen()).contains(new Seen.Malformed(Dnp3Anomaly.FRAME_CUT, 12));
    }

    @Test
    void aLostDatagramIsNoFaultOfTheDevice() {
        DissectorHarness datagrams = new DissectorHarness(new Dnp3Provider().create(), Carrier.DATAGRAM);
        datagrams.feed(
                Direction.FROM_SERVER,
                Octets.ofHex("05640C4401000A00B74E41C181000001029FF7").toArray(),
                0);
        datagrams.feed(
                Direction.FROM_SERVER,
                Octets.ofHex("05640B4401000A008990830000018101ABE2").toArray(),
                0);
        assertThat(datagrams.seen()).noneMatch(Seen.Malformed.class::isInstance);
    }

    @Test
    void framesOnOtherPortsAreBelievedByTheirCrcOnly() {
        Dnp3Dissector dissector = new Dnp3Dissector();
        DissectorHarness context = harness();
        assertThat(dissector.isCertain(Octets.ofHex("056405C90A000100FEDA").view(), context))
                .isTrue();
        assertThat(dissector.isCertain(Octets.ofHex("056405C90A000100FEDB").view(), context))
                .isFalse();
        assertThat(dissector.frameLength(Octets.ofHex("0564000B040003000000").view(), context))
                .isEqualTo(Dissector.NOT_MINE);
    }
}
