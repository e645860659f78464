package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.net.MacAddress;
import org.junit.jupiter.api.Test;

/** Requests for addresses, and network cards that somebody makes up. */
class LeaseFloodTest {
    private static final int LAPTOP = 9;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("LAPTOP", LAPTOP);
        plant.pass(2 * HOUR);
    }

    private void borrows(int clients, long pause) {
        for (int i = 0; i < clients; i++) {
            network.asksForLease(LAPTOP, new MacAddress(0x3CD9_2B00_0000L + i));
            plant.pass(pause);
        }
    }

    private static MacAddress card(int host) {
        return new MacAddress(0x0200_0000_0000L + host);
    }

    private long floods() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.FLOOD)
                .count();
    }

    @Test
    void aCardThatAsksForMoreThanItselfStarvesTheOthers() {
        learned();
        borrows(200, SECOND / 10);
        assertThat(plant.only(Kind.FLOOD, Severity.HIGH).origin().explanation().title())
                .isEqualTo("LAPTOP asks for one address by DHCP after the other");
    }

    @Test
    void aBridgeWithSomeDevicesBehindItDoesNot() {
        learned();
        borrows(40, SECOND / 10);
        plant.pass(MINUTE);
        borrows(200, 2 * SECOND);
        for (int i = 0; i < 500; i++) {
            borrows(3, SECOND / 10);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aGatewayThatDidSoWhileLearningIsKnownForIt() {
        plant.device("LAPTOP", LAPTOP);
        borrows(200, SECOND / 10);
        plant.pass(2 * HOUR);
        borrows(200, SECOND / 10);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void everNewCardsStarveTheOthersToo() {
        learned();
        for (int i = 0; i < 200; i++) {
            network.asksForLease(1000 + i, card(1000 + i));
            plant.pass(SECOND / 5);
        }
        plant.only(Kind.FLOOD, Severity.HIGH);
    }

    @Test
    void devicesThatComeBackWithThePowerAreKnown() {
        for (int i = 0; i < 400; i++) {
            plant.device("PC-" + i, 1000 + i);
        }
        learned();
        for (int i = 0; i < 400; i++) {
            network.asksForLease(1000 + i, card(1000 + i));
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void visitorsThatComeOneByOneAreNoFlood() {
        learned();
        for (int i = 0; i < 400; i++) {
            network.asksForLease(1000 + i, card(1000 + i));
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    private void cardsAppear() {
        for (int i = 0; i < 600; i++) {
            plant.device("X" + i, 1000 + i);
            plant.pass(SECOND / 100);
        }
        plant.pass(10 * SECOND);
    }

    @Test
    void whereNobodyIsEverAnsweredTheyMayBeDevices() {
        learned();
        cardsAppear();
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.FLOOD)
                .singleElement()
                .matches(each -> each.severity() == Severity.LOW);
    }

    @Test
    void cardsWithoutNumberAreMadeUp() {
        plant.device("PC", 8);
        plant.device("SERVER", 7);
        network.answer(network.open(8, 7, 445));
        learned();
        cardsAppear();
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.FLOOD)
                .singleElement()
                .matches(each -> each.severity() == Severity.HIGH);
    }

    @Test
    void cardsThatAreAnsweredAreDevices() {
        learned();
        for (int i = 0; i < 300; i++) {
            plant.device("X" + i, 1000 + i);
            if (i % 3 == 0) {
                network.answer(network.open(1000 + i, LAPTOP, 502));
            }
            plant.pass(SECOND / 100);
        }
        floodsAreLow();
    }

    private void floodsAreLow() {
        plant.pass(10 * SECOND);
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.FLOOD)
                .allMatch(each -> each.severity() == Severity.LOW);
    }

    @Test
    void aVlanThatIsNewToTheSensorIsNoAttack() {
        learned();
        for (int i = 0; i < 300; i++) {
            plant.device("X" + i, 1000 + i, 40);
            plant.pass(SECOND / 100);
        }
        floodsAreLow();
    }

    @Test
    void devicesThatCameOverMinutesAreNoFlood() {
        learned();
        for (int i = 0; i < 600; i++) {
            plant.device("X" + i, 1000 + i);
            plant.pass(SECOND / 10);
        }
        plant.pass(10 * SECOND);
        assertThat(floods()).isZero();
    }
}
