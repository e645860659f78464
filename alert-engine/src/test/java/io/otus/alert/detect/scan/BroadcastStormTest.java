package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.BroadcastsSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.MacAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Frames that all devices of a network get. */
class BroadcastStormTest {
    private static final int CAMERA = 3;
    private static final int ETHERCAT = 0x88A4;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void learned(int usual) {
        for (int i = 1; i < 9; i++) {
            plant.device("DEVICE-" + i, i);
        }
        broadcasts(1, usual, 0);
        plant.pass(2 * HOUR);
    }

    private void broadcasts(int host, int frames, int equal) {
        broadcasts(plant, host, BroadcastsSeen.NO_FIELDBUS, frames, equal);
    }

    private static void broadcasts(Plant plant, int host, int fieldbus, int frames, int equal) {
        MacAddress mac = Objects.requireNonNull(Plant.endpoint(host, 0).mac());
        Evidence evidence = Evidence.of("cafe00000000", new FrameSpan(host, plant.now(), 0, 60));
        plant.engine().broadcasts(new BroadcastsSeen(0, mac, fieldbus, frames, equal, evidence, plant.now()));
    }

    private void storm(int host, int seconds, int frames, int equal) {
        for (int i = 0; i < seconds; i++) {
            broadcasts(host, frames, equal);
            plant.pass(SECOND);
        }
    }

    @Test
    void aDeviceThatFloodsItsNetworkIsToldOfOnce() {
        learned(60);
        storm(CAMERA, 4, 900, 899);
        assertThat(plant.alerts()).isEmpty();
        storm(CAMERA, 20, 900, 899);
        assertThat(plant.only(Kind.FLOOD, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("DEVICE-3 floods the network with broadcasts");
        assertThat(plant.alerts().getFirst().count()).isEqualTo(1);
        assertThat(plant.alerts().getFirst().origin().explanation().explanation())
                .contains("most of them the same frame again", "at most 60 of one device");
    }

    @Test
    void whatIsShortOrFewOrUsualIsNone() {
        learned(300);
        storm(CAMERA, 20, 1_100, 0);
        plant.pass(MINUTE);
        storm(CAMERA, 4, 5_000, 0);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatSeveralSendAtOnceIsALoopAndOneAlert() {
        learned(60);
        for (int i = 0; i < 20; i++) {
            for (int host = 2; host < 8; host++) {
                broadcasts(host, 400, 390);
            }
            plant.pass(SECOND);
        }
        assertThat(plant.only(Kind.FLOOD, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .endsWith("flood the network at once, as a loop of switches makes them");
    }

    private static void cycles(Plant plant, int host, int frames) {
        for (int i = 0; i < 20; i++) {
            broadcasts(plant, host, ETHERCAT, frames, 0);
            plant.pass(SECOND);
        }
    }

    @Test
    void theCyclesOfAFieldbusThatWasThereAreNoStormWhoeverIsItsMaster() {
        broadcasts(plant, 1, ETHERCAT, 1_000, 0);
        learned(60);
        cycles(plant, CAMERA, 2_000);
        assertThat(plant.alerts()).isEmpty();
        storm(CAMERA, 20, 900, 0);
        plant.only(Kind.FLOOD, Severity.MEDIUM);
    }

    @Test
    void aFieldbusThatWasNeverThereIsAStormToWhoeverIsNotOfIt() {
        learned(60);
        cycles(plant, CAMERA, 1_000);
        plant.only(Kind.FLOOD, Severity.MEDIUM);
    }

    @Test
    void whereNothingMayBeLearnedAFieldbusIsAtHome() {
        Plant enforced = new Plant(new LearningPlan.Enforce());
        cycles(enforced, CAMERA, 1_000);
        assertThat(enforced.alerts()).noneMatch(each -> each.origin().kind() == Kind.FLOOD);
    }

    @Test
    void nothingIsToldWhileItIsLearned() {
        plant.device("CAMERA", CAMERA);
        storm(CAMERA, 20, 900, 0);
        assertThat(plant.alerts()).isEmpty();
    }
}
