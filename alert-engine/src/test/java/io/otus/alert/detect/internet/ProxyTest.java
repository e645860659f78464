package io.otus.alert.detect.internet;

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
import io.otus.core.event.SessionSeen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The internet by way of a proxy. */
class ProxyTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int HISTORIAN = 3;
    private static final int OFFICE = 8;
    private static final int PROXY = 9;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.devices("HMI1", "PLC-1", "HIST1");
        plant.device("OFFICE", OFFICE);
        plant.device("PROXY", PROXY);
        plant.read(HMI, PLC, 0, 40);
        plant.read(HISTORIAN, PLC, 0, 40);
        asks(HISTORIAN, "updates.example:443");
        plant.pass(2 * HOUR);
    }

    private void asks(int client, String host) {
        network.session(network.open(client, PROXY, 3_128), "http", SessionSeen.PROXY_REQUEST, host);
    }

    private void call(int client, String host, int times) {
        for (int i = 0; i < times; i++) {
            asks(client, host);
            plant.pass(30 * SECOND + (i % 3 - 1) * SECOND);
        }
    }

    private long told(Kind kind, Severity severity) {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == kind && each.severity() == severity)
                .count();
    }

    @Test
    void aDeviceOfTheProcessThatUsesAProxyForTheFirstTimeIsAnAlert() {
        learned();
        asks(HMI, "cdn.example:443");
        assertThat(told(Kind.EXT_CONN, Severity.MEDIUM)).isEqualTo(1);
    }

    @Test
    void whoDidSoBeforeAndWhoBrowsesIsNone() {
        learned();
        asks(HISTORIAN, "other.example:443");
        call(OFFICE, "cdn.example:443", 12);
        assertThat(plant.alerts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mes", "mes.plant.local:443", "10.0.0.7:80", "[fe80::1]:443", "1.2.3.4.5:80"})
    void whatIsOfThePlantIsNone(String host) {
        learned();
        call(HMI, host, 12);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void evenCallsByWayOfAProxyAreABeacon() {
        learned();
        call(HISTORIAN, "cdn.example:443", 10);
        assertThat(told(Kind.BEACON, Severity.HIGH)).isEqualTo(1);
        assertThat(plant.alerts().getFirst().origin().explanation().title())
                .startsWith("HIST1 calls cdn.example:443 by way of PROXY every ");
    }

    @Test
    void aHostThatWasLearnedAndCallsAsAPersonMakesThemAreNone() {
        learned();
        call(HISTORIAN, "updates.example:443", 20);
        for (int pause : new int[] {1, 7, 1, 22, 3, 1, 40, 2, 9, 1}) {
            asks(HISTORIAN, "docs.example:443");
            plant.pass(pause * MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }
}
