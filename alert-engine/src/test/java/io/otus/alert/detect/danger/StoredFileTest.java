package io.otus.alert.detect.danger;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.FileDigest;
import io.otus.core.event.SessionFact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that are put into devices over protocols that move files of any kind. */
class StoredFileTest {
    private static final int STATION = 1;
    private static final int PLC = 2;
    private static final int SERVER = 3;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("ES1", STATION);
        plant.device("PLC-1", PLC);
        plant.device("FILES", SERVER);
        plant.role(PLC, "controller");
        stores(PLC, "recipe-17.csv");
        plant.pass(2 * HOUR);
    }

    private void stores(int host, String name) {
        network.session(network.answer(network.open(STATION, host, 21)), "ftp", new SessionFact.FileStored("", name));
    }

    private List<AlertState> transfers() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.FIRMWARE_XFER
                        || each.origin().kind() == Kind.PROGRAM_XFER)
                .toList();
    }

    @Test
    void anImageThatIsStoredOnAControllerIsFirmware() {
        learned();
        stores(PLC, "750-881_FW_01.09.19.bin");
        assertThat(transfers()).hasSize(1);
        AlertState alert = transfers().getFirst();
        assertThat(alert.origin().kind()).isEqualTo(Kind.FIRMWARE_XFER);
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.origin().explanation().title()).isEqualTo("ES1 asked PLC-1 to store firmware");
        assertThat(alert.attack()).contains("T0857");
    }

    @Test
    void aProjectIsAProgramAndAnythingElseIsMedium() {
        learned();
        stores(PLC, "/plc/Default.PRG");
        plant.pass(30 * MINUTE);
        assertThat(transfers()).extracting(AlertState::severity).containsExactly(Severity.HIGH);
        plant.device("ES2", 4);
        network.session(
                network.answer(network.open(4, PLC, 21)), "ftp", new SessionFact.FileStored("", "software_list.txt"));
        assertThat(transfers()).extracting(AlertState::severity).containsExactly(Severity.HIGH, Severity.MEDIUM);
        assertThat(transfers()).extracting(each -> each.origin().kind()).containsOnly(Kind.PROGRAM_XFER);
    }

    @Test
    void filesThatWereStoredWhileLearningOrOnAServerAreSilent() {
        learned();
        stores(PLC, "recipe-18.csv");
        stores(SERVER, "750-881_FW_01.09.19.bin");
        assertThat(transfers()).isEmpty();
    }

    private void posts(int client, int host, String name, int size) {
        posts(client, host, new FileDigest("cafe", size, name));
    }

    private void posts(int client, int host, FileDigest file) {
        network.session(network.answer(network.open(client, host, 80)), "http", new SessionFact.Content(file));
    }

    @Test
    void firmwareThatIsPostedToAControllerIsFirmware() {
        learned();
        posts(STATION, PLC, "firmware_750-881_0110.hex", 64_000);
        assertThat(transfers()).extracting(each -> each.origin().kind()).containsExactly(Kind.FIRMWARE_XFER);
        assertThat(transfers().getFirst().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(transfers().getFirst().attack()).contains("T0857");
    }

    @Test
    void firmwareOfAGatewayThatIsKnownToGetItSaysThatItIsLoweredByTwo() {
        plant.device("ES1", STATION);
        plant.device("GW-1", SERVER);
        plant.type(SERVER, "gateway");
        stores(SERVER, "750-881_FW_01.09.19.bin");
        plant.pass(2 * HOUR);
        plant.lines().clear();
        stores(SERVER, "750-881_FW_01.09.19.bin");
        assertThat(transfers()).extracting(AlertState::severity).containsExactly(Severity.MEDIUM);
        assertThat(transfers().getFirst().origin().explanation().explanation()).contains("Lowered by two");
    }

    @Test
    void anImageWhoseNameSaysNothingIsFirmware() {
        learned();
        posts(STATION, PLC, new FileDigest("cafe", 64_000, "/upload", FileDigest.Content.IMAGE));
        assertThat(transfers()).extracting(each -> each.origin().kind()).containsExactly(Kind.FIRMWARE_XFER);
        assertThat(transfers().getFirst().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void whatIsPackedMayBeAProgram() {
        learned();
        posts(STATION, PLC, new FileDigest("cafe", 64_000, "/upload", FileDigest.Content.PACKED));
        assertThat(transfers()).extracting(each -> each.origin().kind()).containsExactly(Kind.PROGRAM_XFER);
        assertThat(transfers().getFirst().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void whatPagesSendIsNone() {
        learned();
        posts(STATION, PLC, new FileDigest("cafe", 900, "/upload", FileDigest.Content.IMAGE));
        posts(STATION, SERVER, new FileDigest("cafe", 64_000, "/upload", FileDigest.Content.IMAGE));
        posts(STATION, PLC, "/api/values", 64_000);
        posts(STATION, PLC, "/firmware/status", 40);
        posts(STATION, SERVER, "firmware_750-881_0110.hex", 64_000);
        assertThat(transfers()).isEmpty();
    }

    @Test
    void whatAControllerGivesIsNotPutThere() {
        learned();
        FileDigest file = new FileDigest("cafe", 64_000, "firmware_750-881_0110.hex");
        network.sessionOfServer(network.answer(network.open(STATION, PLC, 80)), "http", new SessionFact.Content(file));
        assertThat(transfers()).isEmpty();
    }

    @Test
    void firmwareOfASwitchIsHighAndItsConfigurationSilent() {
        learned();
        plant.type(SERVER, "switch");
        stores(SERVER, "running-config.cfg");
        stores(SERVER, "project.acd");
        assertThat(transfers()).isEmpty();
        stores(SERVER, "RS20-09.1.0.bin");
        assertThat(transfers()).hasSize(1);
        assertThat(transfers().getFirst().origin().kind()).isEqualTo(Kind.FIRMWARE_XFER);
        assertThat(transfers().getFirst().severity()).isEqualTo(Severity.HIGH);
    }
}
