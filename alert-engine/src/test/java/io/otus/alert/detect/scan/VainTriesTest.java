package io.otus.alert.detect.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.scan.VainTries.Host;
import io.otus.alert.detect.scan.VainTries.Pair;
import io.otus.alert.detect.scan.VainTries.Target;
import io.otus.alert.detect.scan.VainTries.Try;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** What was told of is counted, and holds no flow; what is over is forgotten. */
class VainTriesTest {
    private static final IpAddress SOURCE = IpAddress.v4(0x0A00_0009L);
    private static final IpAddress SERVER = IpAddress.v4(0x0A00_0001L);

    private final VainTries tries = new VainTries();

    private static Target target(int port) {
        return new Target(SERVER, Transport.TCP, port);
    }

    private boolean add(int port, long time) {
        TestFlow flow = TestFlow.of(Transport.TCP, Plant.endpoint(9, 50_000), Plant.endpoint(1, port));
        Evidence evidence = Evidence.of("cafe00000000", new FrameSpan(1, time, 54, 12));
        return tries.add(new Try(flow, new Pair(new Host(0, SOURCE), target(port)), evidence, time));
    }

    @Test
    void whatWasToldOfIsCountedWithoutItsFlow() {
        for (int port = 1; port <= 8; port++) {
            assertThat(add(port, Plant.START)).isTrue();
        }
        assertThat(tries.kind(target(8), Plant.START, _ -> false, _ -> false)).isEqualTo(Kind.SCAN_PORT);
        assertThat(tries.untold()).hasSize(8);
        tries.tell(Kind.SCAN_PORT, Plant.START);
        tries.settle();

        assertThat(tries.untold()).isEmpty();
        assertThat(tries.targets()).isEqualTo(8);
        assertThat(tries.hosts()).isEqualTo(1);
        assertThat(tries.kind(target(8), Plant.START, _ -> false, _ -> false)).isEqualTo(Kind.SCAN_PORT);
        assertThat(add(8, Plant.START)).as("it is known").isFalse();
        assertThat(add(9, Plant.START)).isTrue();
        assertThat(tries.targets()).isEqualTo(9);
    }

    @Test
    void nothingIsLeftOfItAfterADay() {
        add(1, Plant.START);
        add(2, Plant.START);
        tries.settle();
        add(3, Plant.START + Plant.HOUR);
        tries.tell(Kind.SCAN_PORT, Plant.START);
        tries.forgetOld(Plant.START + Plant.DAY + Plant.SECOND);
        assertThat(tries.targets()).isEqualTo(1);
        assertThat(tries.isOver(Plant.START + Plant.DAY + Plant.SECOND)).isFalse();
        tries.forgetOld(Plant.START + 2 * Plant.DAY);
        assertThat(tries.targets()).isZero();
        assertThat(tries.isOver(Plant.START + 2 * Plant.DAY)).isTrue();
    }

    @Test
    void whoWasToldOfWithinTheDayIsRememberedForThat() {
        tries.tell(Kind.SCAN_PORT, Plant.START);
        assertThat(tries.isOver(Plant.START + Plant.HOUR)).isFalse();
        assertThat(tries.told(Plant.START + Plant.HOUR)).isEqualTo(Kind.SCAN_PORT);
        assertThat(tries.told(Plant.START + Plant.DAY)).isNull();
        assertThat(tries.isOver(Plant.START + Plant.DAY)).isTrue();
    }

    @Test
    void whatMakesRoomIsCounted() {
        for (int port = 1; port <= VainTries.MAX_TARGETS + 10; port++) {
            add(port, Plant.START);
            if (port % 10 == 0) {
                tries.settle();
            }
        }
        assertThat(tries.targets()).isEqualTo(VainTries.MAX_TARGETS + 10);
        int[] shown = {0};
        tries.forEach((target, time) -> shown[0]++);
        assertThat(shown[0]).isEqualTo(VainTries.MAX_TARGETS);
    }

    @Test
    void whatWasToldOfHoldsNoFlowHoweverOftenItIsTriedAgain() {
        add(1, Plant.START);
        tries.settle();
        add(1, Plant.START + 2 * Plant.DAY);

        assertThat(tries.untold()).isEmpty();
    }

    @Test
    void aControllerThatWasTriedIsFoundBehindWhatWasToldOf() {
        add(1, Plant.START);
        tries.settle();
        add(2, Plant.START);

        assertThat(tries.anyController(at -> at.port() == 1)).isTrue();
        assertThat(tries.anyController(at -> at.port() == 2)).isTrue();
        assertThat(tries.anyController(at -> at.port() == 3)).isFalse();
    }
}
