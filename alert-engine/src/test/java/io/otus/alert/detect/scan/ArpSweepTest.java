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
import io.otus.core.net.MacAddress;
import org.junit.jupiter.api.Test;

/** Questions for addresses, and addresses that change their owner. */
class ArpSweepTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;
    private static final MacAddress VIRTUAL_ROUTER = MacAddress.parse("00:00:5e:00:01:07");

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", LAPTOP);
        plant.arp(HMI, HMI);
        plant.arp(PLC, PLC);
        for (int i = 100; i < 120; i++) {
            plant.asksFor(HMI, i);
        }
        plant.pass(2 * HOUR);
    }

    @Test
    void whoAsksForOneAddressAfterTheOtherIsAScan() {
        learned();
        for (int i = 30; i < 60; i++) {
            plant.asksFor(LAPTOP, i);
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).hasSize(1);
        assertThat(plant.alerts().getFirst().origin().kind()).isEqualTo(Kind.SCAN_HOST);
        assertThat(plant.alerts().getFirst().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(plant.alerts().getFirst().origin().explanation().title())
                .isEqualTo("LAPTOP asks for one address after the other");
    }

    /** The laptop asks for many addresses at once while learning, for which it is told. */
    private void sweptWhileLearning() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 100; i < 230; i++) {
            plant.asksFor(LAPTOP, i);
        }
        plant.only(Kind.SCAN_HOST, Severity.MEDIUM);
        plant.pass(2 * HOUR);
    }

    @Test
    void whatAScanAskedForWhileLearningIsNoExcuseForAnother() {
        sweptWhileLearning();
        for (int i = 100; i < 130; i++) {
            plant.asksFor(HMI, i);
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).hasSize(2);
        assertThat(plant.alerts().getLast().origin().explanation().title())
                .isEqualTo("HMI1 asks for one address after the other");
    }

    @Test
    void whoScannedWhileLearningGoesOnWithIt() {
        sweptWhileLearning();
        for (int i = 100; i < 130; i++) {
            plant.asksFor(LAPTOP, i);
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).hasSize(1);
    }

    @Test
    void whatSomebodyElseAskedForTooWhileLearningIsStillAskedFor() {
        plant.device("EWS1", PLC + 1);
        for (int i = 100; i < 120; i++) {
            plant.asksFor(PLC + 1, i);
            plant.pass(SECOND);
        }
        sweptWhileLearning();
        for (int i = 100; i < 130; i++) {
            plant.asksFor(HMI, i);
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).hasSize(1);
    }

    /** Too slowly to be told while learning, and so much that others would have free rein. */
    @Test
    void whoAskedForManyWhileLearningExcusesOnlyItself() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 100; i < 130; i++) {
            plant.asksFor(LAPTOP, i);
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
        for (int i = 100; i < 130; i++) {
            plant.asksFor(LAPTOP, i);
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).isEmpty();
        for (int i = 100; i < 130; i++) {
            plant.asksFor(HMI, i);
            plant.pass(SECOND);
        }
        assertThat(plant.only(Kind.SCAN_HOST, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("HMI1 asks for one address after the other");
    }

    /** As when senders make up their MAC addresses: twenty of the thirty make room. */
    @Test
    void whoseAddressesMadeRoomAskedForFewerAtOnce() {
        plant.device("HMI1", HMI);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 100; i < 130; i++) {
            plant.asksFor(HMI, i);
            plant.pass(MINUTE);
        }
        plant.pass(28 * MINUTE);
        for (int i = 0; i < 65_526; i++) {
            plant.asksFor(1_000 + i, 1_000 + i);
        }
        plant.pass(3 * MINUTE);
        for (int i = 100; i < 130; i++) {
            plant.asksFor(LAPTOP, i);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    /** As when another router takes over, behind which somebody looks for devices that are down. */
    @Test
    void whoAskedForManyOnBehalfOfOthersExcusesOthers() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", LAPTOP);
        plant.forwards(HMI);
        plant.forwards(LAPTOP);
        for (int i = 100; i < 130; i++) {
            plant.asksFor(HMI, i);
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
        for (int i = 100; i < 130; i++) {
            plant.asksFor(LAPTOP, i);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoAskedForManyThatWereThereExcusesOthers() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 100; i < 130; i++) {
            plant.asksFor(HMI, i);
        }
        for (int i = 100; i < 120; i++) {
            plant.arp(i, i);
        }
        plant.pass(2 * HOUR);
        for (int i = 106; i < 146; i++) {
            plant.asksFor(LAPTOP, i);
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aRouterAsksForWhoeverSendsThroughIt() {
        learned();
        plant.forwards(LAPTOP);
        for (int i = 30; i < 60; i++) {
            plant.asksFor(LAPTOP, i);
        }
        assertThat(plant.alerts()).hasSize(1);
        assertThat(plant.alerts().getFirst().severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void whatManyWantOfARouterWithinADayIsNoScanOfIts() {
        learned();
        plant.forwards(LAPTOP);
        for (int i = 30; i < 90; i++) {
            plant.asksFor(LAPTOP, i);
            plant.pass(10 * MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoSaysToBeARouterAsksForItself() {
        learned();
        plant.role(LAPTOP, "router");
        for (int i = 30; i < 60; i++) {
            plant.asksFor(LAPTOP, i);
            plant.pass(20 * MINUTE);
        }
        plant.only(Kind.SCAN_HOST, Severity.MEDIUM);
    }

    @Test
    void whoTakesHoursForItScansAsWell() {
        learned();
        for (int i = 30; i < 60; i++) {
            plant.asksFor(LAPTOP, i);
            plant.pass(20 * MINUTE);
        }
        plant.only(Kind.SCAN_HOST, Severity.MEDIUM);
    }

    @Test
    void addressesThatAreThereOrWereAskedForOrAreFewADayAreNoScan() {
        learned();
        for (int i = 0; i < 60; i++) {
            plant.asksFor(LAPTOP, PLC);
            plant.asksFor(LAPTOP, 100 + i % 20);
            plant.asksFor(LAPTOP, 200 + i);
            plant.pass(2 * HOUR);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void devicesThatComeUpAfterTheyWereAskedForAreThere() {
        learned();
        for (int i = 30; i < 80; i++) {
            plant.asksFor(HMI, i);
            plant.pass(SECOND);
            plant.arp(i, i);
        }
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.SCAN_HOST);
    }

    @Test
    void whoAsksForManyAtOnceIsToldThoughTheFirstOfThemAreThere() {
        learned();
        for (int i = 30; i < 50; i++) {
            plant.asksFor(LAPTOP, i);
            plant.arp(i, i);
        }
        for (int i = 50; i < 80; i++) {
            plant.asksFor(LAPTOP, i);
        }
        assertThat(plant.alerts()).anyMatch(each -> each.origin().kind() == Kind.SCAN_HOST);
    }

    @Test
    void aMasterThatAsksForDevicesThatAreDownScansNothing() {
        learned();
        for (int i = 30; i < 60; i++) {
            plant.arp(i, i);
        }
        for (int i = 0; i < 300; i++) {
            plant.asksFor(HMI, 30 + i % 30);
            plant.asksFor(HMI, 70 + i % 20); // never were there, as some that are configured in vain
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatASpooferGivesBackBelongsToItsAlert() {
        learned();
        plant.arp(LAPTOP, PLC);
        plant.arp(LAPTOP, HMI);
        plant.pass(MINUTE);
        plant.arp(PLC, PLC);
        plant.arp(LAPTOP, PLC);
        plant.arp(HMI, HMI);
        plant.pass(MINUTE);
        plant.arp(PLC, PLC);
        assertThat(plant.alerts()).hasSize(1);
        assertThat(plant.alerts().getFirst().origin().kind()).isEqualTo(Kind.ARP_SPOOF);
    }

    @Test
    void whoeverClaimsSeveralAddressesIsOneConflict() {
        learned();
        plant.arp(LAPTOP, LAPTOP);
        plant.arp(LAPTOP, PLC);
        plant.arp(PLC, PLC);
        plant.pass(MINUTE);
        plant.arp(LAPTOP, PLC);
        plant.pass(MINUTE);
        plant.arp(PLC, PLC);
        assertThat(plant.alerts()).hasSize(1);
        assertThat(plant.alerts().getFirst().origin().kind()).isEqualTo(Kind.IP_CONFLICT);
    }

    /** An inventory has a place for whatever address it was asked for. */
    @Test
    void thatTheInventoryHasAPlaceForAnAddressMakesItNobodys() {
        learned();
        for (int i = 30; i < 60; i++) {
            plant.knownDevice("10.0.0." + i, i);
            plant.asksFor(LAPTOP, i);
            plant.pass(3 * SECOND);
        }
        plant.only(Kind.SCAN_HOST, Severity.MEDIUM);
    }

    @Test
    void aVirtualRouterThatTakesTheAddressOfADeviceIsAConflict() {
        learned();
        plant.arp(PLC, PLC);
        plant.arp(LAPTOP, VIRTUAL_ROUTER, PLC);
        plant.pass(SECOND);
        assertThat(plant.alerts()).isEmpty();
        plant.arp(PLC, PLC);
        plant.only(Kind.IP_CONFLICT, Severity.HIGH);
    }

    @Test
    void aVirtualRouterThatHadTheAddressOfItsOwnerKeepsIt() {
        plant.arp(LAPTOP, VIRTUAL_ROUTER, PLC);
        learned();
        for (int i = 0; i < 4; i++) {
            plant.arp(PLC, PLC);
            plant.arp(LAPTOP, VIRTUAL_ROUTER, PLC);
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aVirtualRouterThatReplacesADeviceIsNoConflict() {
        learned();
        for (int i = 0; i < 4; i++) {
            plant.arp(LAPTOP, VIRTUAL_ROUTER, PLC);
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).isEmpty();
    }
}
