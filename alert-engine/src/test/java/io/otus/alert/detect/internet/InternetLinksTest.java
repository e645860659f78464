package io.otus.alert.detect.internet;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static io.otus.alert.PlantNetwork.internet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Tunnel;
import io.otus.core.net.Endpoint;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Ways into the internet beside a plain connection. */
class InternetLinksTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int OFFICE = 3;
    private static final int ROUTER = 9;
    private static final int GRE = 47;
    private static final String CLOUD = "203.0.113.5";
    private static final String BRANCH = "198.51.100.1";
    private static final Endpoint NEAR = internet("172.31.0.2", 1_025);
    private static final Endpoint FAR = internet("172.31.0.1", 53);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private static Endpoint host(int host) {
        return Plant.endpoint(host, 0).host();
    }

    private static Tunnel to(String far, int host) {
        return new Tunnel(host(host), internet(far, Endpoint.NO_PORT), GRE);
    }

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("ROUTER", ROUTER);
        plant.read(HMI, PLC, 0, 40);
        network.open(to(BRANCH, ROUTER), NEAR, FAR);
        plant.pass(2 * HOUR);
    }

    private AlertState only() {
        assertThat(plant.alerts()).hasSize(1);
        return plant.alerts().getFirst();
    }

    private void browse(int host, int from, int to) {
        for (int i = from; i < to; i++) {
            network.answer(network.open(host, internet("203.0." + i / 250 + '.' + (1 + i % 250), 443)));
            plant.pass(MINUTE / 30);
        }
    }

    private long connections() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.EXT_CONN)
                .count();
    }

    @Test
    void whoIsKnownToBrowseMayGoOnAndLeavesRoomForOtherHabits() {
        plant.device("OFFICE", OFFICE);
        browse(OFFICE, 0, 300);
        learned();
        browse(OFFICE, 290, 320);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.EXT_CONN);
        AssetModel office = Objects.requireNonNull(plant.engine().baseline().find("asset-" + OFFICE));
        assertThat(office.countHabits("internet")).isEqualTo(257);
    }

    @Test
    void whoBeginsToBrowseIsToldOfOnceBeyondSomeHosts() {
        plant.device("OFFICE", OFFICE);
        learned();
        browse(OFFICE, 0, 257);
        long before = connections();
        assertThat(before).isPositive();
        for (int i = 257; i < 300; i++) {
            browse(OFFICE, i, i + 1);
            plant.pass(10 * MINUTE);
        }
        assertThat(connections() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void aTunnelToTheInternetIsAConnectionWithItWhoeverTalksWithin() {
        learned();
        network.open(to(CLOUD, HMI), NEAR, FAR);
        assertThat(only().origin().kind()).isEqualTo(Kind.EXT_CONN);
        assertThat(only().severity()).isEqualTo(Severity.HIGH);
        assertThat(only().origin().explanation().title())
                .isEqualTo("HMI1 opens a tunnel to 203.0.113.5 in the internet");
    }

    @Test
    void aTunnelFromTheInternetIsOneOnceItIsAnswered() {
        learned();
        Tunnel tunnel = new Tunnel(internet(CLOUD, Endpoint.NO_PORT), host(HMI), GRE);
        network.open(tunnel, FAR, NEAR);
        assertThat(plant.alerts()).isEmpty();
        network.answer(network.open(tunnel, FAR, NEAR));
        assertThat(only().origin().explanation().title())
                .isEqualTo("HMI1 takes a tunnel from 203.0.113.5 in the internet");
    }

    @Test
    void aThingThatNobodyBrowsesWithIsWorseThanAComputerThatDoes() {
        plant.device("CAM", 12);
        plant.type(12, "camera");
        learned();
        network.outsider(CLOUD);
        network.open(12, internet(CLOUD, 443));
        assertThat(plant.alerts())
                .extracting(each -> each.origin().kind(), AlertState::severity)
                .containsExactly(tuple(Kind.ASSET_NEW, Severity.INFO), tuple(Kind.EXT_CONN, Severity.MEDIUM));
    }

    private void expectCall(int device, Severity severity) {
        network.open(device, internet(CLOUD, 22));
        assertThat(plant.alerts()).hasSize(1);
        assertThat(only().origin().kind()).isEqualTo(Kind.EXT_CONN);
        assertThat(only().severity()).isEqualTo(severity);
    }

    @Test
    void aGatewayIsOfThePlantThoughItSpeaksNoProtocolOfControl() {
        plant.device("GATEWAY", 12);
        plant.type(12, "gateway");
        network.open(12, internet("203.0.113.1", 443));
        learned();
        expectCall(12, Severity.HIGH);
    }

    @Test
    void soIsABrokerByItsRole() {
        plant.device("BROKER", 12);
        plant.role(12, "broker");
        learned();
        expectCall(12, Severity.HIGH);
    }

    @Test
    void aSwitchIsWhereAProcessIsControlled() {
        plant.device("SWITCH", 12);
        plant.type(12, "switch");
        learned();
        expectCall(12, Severity.HIGH);
    }

    @Test
    void anotherOneIsAThingThatNobodyBrowsesWith() {
        plant.device("SWITCH", 300);
        plant.type(300, "switch");
        learned();
        expectCall(300, Severity.MEDIUM);
    }

    @Test
    void aCloudThatChangesAddressesIsLow() {
        plant.device("GATEWAY", 12);
        plant.type(12, "gateway");
        for (int i = 1; i <= 5; i++) {
            network.open(12, internet("198.51.100." + (100 + i), 443));
        }
        learned();
        expectCall(12, Severity.LOW);
    }

    @Test
    void whoCallsManyAddressesAfterLearningIsNotUsedToIt() {
        plant.device("GATEWAY", 12);
        plant.type(12, "gateway");
        learned();
        for (int i = 1; i <= 6; i++) {
            network.open(12, internet("198.51.100." + (100 + i), 443));
        }
        assertThat(plant.alerts()).allMatch(each -> each.severity() == Severity.HIGH);
    }

    @Test
    void aTunnelThatWasLearnedOrStaysInThePlantIsNone() {
        learned();
        network.open(to(BRANCH, ROUTER), NEAR, FAR);
        network.open(new Tunnel(host(HMI), host(PLC), GRE), NEAR, FAR);
        assertThat(plant.alerts()).isEmpty();
    }
}
