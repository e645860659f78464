package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.AnomalyCode;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mirror port that shows what clients send and none of the answers. */
class OneSidedTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;

    private record Contradiction() implements AnomalyCode {
        @Override
        public String id() {
            return "modbus-008";
        }

        @Override
        public String rule() {
            return "V1.1b3 section 6.5: the response repeats the request";
        }

        @Override
        public boolean isContradiction() {
            return true;
        }
    }

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < 10; i++) {
            plant.readInVain(HMI, PLC, 0, 40);
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
    }

    @Test
    void whereDevicesAreOnlyAskedANewDeviceIsInANetworkOfTheProcess() {
        learned();
        plant.device("LAPTOP", LAPTOP);
        plant.pass(MINUTE);
        assertThat(plant.alerts())
                .filteredOn(alert -> alert.origin().kind() == Kind.ASSET_NEW)
                .extracting(AlertState::severity)
                .containsExactly(Severity.MEDIUM);
    }

    @Test
    void aNewDeviceThatOthersGoOnToAskOnlyAnswers() {
        learned();
        plant.namelessDevice(LAPTOP);
        network.open(HMI, LAPTOP, 9_100).sent(0, 13, 900);
        plant.pass(MINUTE);
        assertThat(plant.alerts())
                .filteredOn(alert -> alert.origin().kind() == Kind.ASSET_NEW)
                .extracting(AlertState::severity)
                .containsExactly(Severity.LOW);
    }

    @Test
    void whoGoesOnToAdministerADeviceIsAnswered() {
        learned();
        network.open(HMI, PLC, 22).sent(0, 2, 120); // a knock, again and again
        network.open(HMI, PLC, 3_389).sent(0, 9, 2_000);
        for (int i = 0; i < 8; i++) {
            plant.pass(Plant.SECOND);
        }
        assertThat(plant.alerts())
                .filteredOn(alert -> alert.origin().kind() == Kind.LATERAL)
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.severity()).isEqualTo(Severity.HIGH);
                    assertThat(alert.origin().explanation().title())
                            .isEqualTo("HMI1 reaches remote desktop of PLC-1 for the first time");
                });
    }

    /**
     * To one device; to the broadcast address of its subnet; to an address that several devices share by a MAC address
     * of them all.
     */
    @ParameterizedTest
    @CsvSource({
        "02:00:00:00:00:02, 10.0.0.2,   MEDIUM",
        "ff:ff:ff:ff:ff:ff, 10.0.0.255, HIGH",
        "03:bf:0a:00:00:02, 10.0.0.2,   HIGH",
    })
    void whatContradictsItselfIsLoweredOnlyWhereSomebodyWouldAnswer(String mac, String ip, Severity severity) {
        learned();
        Endpoint there = new Endpoint(0, MacAddress.parse(mac), IpAddress.parse(ip), 502);
        network.breaksRule(network.open(HMI, there), "modbus", new Contradiction());
        assertThat(plant.alerts())
                .filteredOn(alert -> alert.origin().kind() == Kind.SEQ_ANOMALY)
                .extracting(AlertState::severity)
                .containsExactly(severity);
    }

    @Test
    void whoIsHeardOnlyInArpWhenSomebodyLooksForDevicesOnlyAnswers() {
        learned();
        for (int host = 20; host < 60; host++) {
            network.open(HMI, host, 44_818);
            plant.pass(Plant.SECOND / 10);
        }
        plant.namelessDevice(60);
        plant.arpTo(60, HMI, 60);
        network.open(HMI, 60, 44_818);
        plant.pass(MINUTE);
        assertThat(plant.alerts()).extracting(alert -> alert.origin().kind()).containsExactly(Kind.SCAN_HOST);
        assertThat(plant.alerts().getFirst().also()).contains(Kind.ASSET_NEW);
    }

    @Test
    void whoAnnouncesItselfInArpDoesMoreThanAnswer() {
        learned();
        plant.namelessDevice(60);
        plant.arp(60, 60);
        plant.arpTo(60, HMI, 60);
        plant.pass(MINUTE);
        AlertState told = plant.alerts().getFirst();
        assertThat(told.origin().kind()).isEqualTo(Kind.ASSET_NEW);
        assertThat(told.origin().explanation().explanation()).doesNotContain("it only answered");
    }
}
