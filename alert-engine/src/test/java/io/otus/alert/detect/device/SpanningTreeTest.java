package io.otus.alert.detect.device;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Attribute;
import io.otus.core.net.Endpoint;
import org.junit.jupiter.api.Test;

/** Who is the root of the spanning tree. */
class SpanningTreeTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int CORE = 20;
    private static final int ACCESS = 21;
    private static final int SPARE = 22;
    private static final int PORT = 121;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned(boolean withTree) {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("SW-CORE", CORE);
        plant.device("SW-ACCESS", ACCESS);
        for (int i = 0; i < 10; i++) {
            plant.read(HMI, PLC, 0, 40);
            if (withTree) {
                network.tellsRoot(CORE, id(0x6000, CORE), id(0x6000, CORE));
                network.tellsRoot(ACCESS, id(0x6000, CORE), id(0x8000, ACCESS));
            }
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
    }

    private static String id(int priority, int host) {
        return "%04x.%s".formatted(priority, Plant.endpoint(host, 0).mac());
    }

    private void takesRoot(int host, int priority) {
        network.tellsRoot(host, id(priority, host), id(priority, host));
    }

    @Test
    void aDeviceThatWasNeverABridgeTakesTheRoot() {
        learned(true);
        for (int i = 0; i < 5; i++) {
            takesRoot(HMI, 0);
            network.tellsRoot(ACCESS, id(0, HMI), id(0x8000, ACCESS));
            plant.pass(MINUTE);
        }
        assertThat(plant.only(Kind.ROLE_NEW, Severity.HIGH)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("HMI1 becomes the root of the spanning tree");
    }

    @Test
    void itIsFoundAlsoWhereOnlyTheSwitchBeforeItIsHeard() {
        learned(true);
        network.tellsRoot(ACCESS, id(0, HMI), id(0x8000, ACCESS));
        assertThat(plant.only(Kind.ROLE_NEW, Severity.HIGH)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("HMI1 becomes the root of the spanning tree");
    }

    @Test
    void whoSpeaksInTheNameOfTheRootIsNoBridgeByThat() {
        learned(true);
        network.tellsRoot(HMI, id(0, CORE), id(0x8000, ACCESS));
        plant.only(Kind.ROLE_NEW, Severity.HIGH);
    }

    @Test
    void theOtherSideOfATrunkMaySpeakFromAPortThatWasNeverHeard() {
        learned(true);
        Endpoint port = new Endpoint(
                0, Plant.endpoint(PORT, 0).mac(), Plant.endpoint(ACCESS, 0).ip(), Endpoint.NO_PORT);
        network.tellsRoot(port, id(0x8000, ACCESS), id(0x8000, ACCESS));
        plant.only(Kind.ROLE_NEW, Severity.LOW);
    }

    @Test
    void aStrangerMayNotTellThatAKnownBridgeIsBetterThanItIs() {
        learned(true);
        plant.namelessDevice(SPARE);
        for (int i = 0; i < 2; i++) {
            network.tellsRoot(SPARE, id(0, CORE), id(0x8000, SPARE));
            plant.pass(MINUTE);
        }
        AlertState alert = plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.ROLE_NEW)
                .findFirst()
                .orElseThrow();
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.count()).isEqualTo(2);
    }

    @Test
    void aKnownBridgeMayGetABetterPriority() {
        learned(true);
        takesRoot(CORE, 0x1000);
        plant.only(Kind.ROLE_NEW, Severity.LOW);
    }

    @Test
    void anotherKnownBridgeMayTakeOver() {
        learned(true);
        for (int i = 0; i < 5; i++) {
            takesRoot(ACCESS, 0x8000);
            plant.pass(MINUTE);
        }
        assertThat(plant.only(Kind.ROLE_NEW, Severity.LOW).count()).isEqualTo(1);
        network.tellsRoot(CORE, id(0x6000, CORE), id(0x6000, CORE));
        takesRoot(ACCESS, 0x8000);
        assertThat(plant.alerts()).hasSize(1);
    }

    /** Among whatever else is told there is one new role. */
    private void onlyRoleIs(Severity severity) {
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.ROLE_NEW)
                .singleElement()
                .matches(each -> each.severity() == severity);
    }

    @Test
    void aNewSwitchMayBecomeTheRootByMistake() {
        learned(true);
        plant.namelessDevice(SPARE);
        takesRoot(SPARE, 0x4000);
        onlyRoleIs(Severity.MEDIUM);
    }

    @Test
    void aNewSwitchTakesItselfForTheRootUntilItHearsABetterOne() {
        learned(true);
        plant.namelessDevice(SPARE);
        takesRoot(SPARE, 0x8000);
        network.tellsRoot(SPARE, id(0x6000, CORE), id(0x8000, SPARE));
        onlyRoleIs(Severity.LOW);
    }

    @Test
    void theFirstSpanningTreeOfANetworkIsNoNewsOfANewSwitch() {
        learned(false);
        plant.namelessDevice(SPARE);
        takesRoot(SPARE, 0x8000);
        onlyRoleIs(Severity.LOW);
    }

    @Test
    void aSwitchThatSaidSoWhileLearningMayBringASpanningTree() {
        plant.device("SW-CORE", CORE);
        network.claims(CORE, "lldp", Attribute.CAPABILITY, "bridge", "lldp advertisement");
        learned(false);
        takesRoot(CORE, 0x8000);
        plant.only(Kind.ROLE_NEW, Severity.LOW);
        takesRoot(HMI, 0x1000);
        assertThat(plant.alerts()).hasSize(2).anyMatch(each -> each.severity() == Severity.HIGH);
    }

    @Test
    void theRootIsALineOfTheBaselineThatAnotherSensorEnforces() throws BaselineException {
        learned(true);
        String text = BaselineExport.of(plant.engine().baseline()).print(false);
        assertThat(text).contains("learned SW-CORE habit spanning_tree_root 6000.02:00:00:00:00:14");
        Plant other = new Plant(new LearningPlan.Enforce());
        PlantNetwork otherNetwork = new PlantNetwork(other);
        BaselineImport.into(other.engine().baseline(), "plant.txt", BaselineText.parse("plant.txt", text));
        other.device("SW-ACCESS", ACCESS);
        otherNetwork.tellsRoot(ACCESS, id(0x6000, CORE), id(0x8000, ACCESS));
        assertThat(other.alerts()).isEmpty();
        otherNetwork.tellsRoot(ACCESS, id(0, HMI), id(0x8000, ACCESS));
        assertThat(other.alerts()).hasSize(1);
    }
}
