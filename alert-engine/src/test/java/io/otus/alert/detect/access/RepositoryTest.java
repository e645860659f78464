package io.otus.alert.detect.access;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.SessionSeen;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares and databases that devices open. */
class RepositoryTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int FILES = 3;
    private static final int OFFICE = 4;
    private static final int OTHER_FILES = 5;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    /** The HMI takes recipes from a server of files, and the office its reports. */
    private void learned() {
        plant.devices("HMI1", "PLC-1", "FS1", "PC8", "FS2");
        plant.read(HMI, PLC, 0, 40);
        opens(HMI, FILES, "RECIPES");
        opens(OFFICE, FILES, "REPORTS");
        plant.pass(2 * HOUR);
    }

    private void opens(int client, int server, String share) {
        TestFlow flow = network.answer(network.open(client, server, 445));
        network.asks(flow, "smb");
        network.session(flow, "smb", SessionSeen.REPOSITORY_OPENED, share);
    }

    private List<AlertState> opened() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.POINT_NEW)
                .toList();
    }

    @Test
    void aShareThatItNeverOpenedOfAServerThatItUsesIsLow() {
        learned();
        opens(HMI, FILES, "PROJECTS");
        assertThat(opened()).extracting(AlertState::severity).containsExactly(Severity.LOW);
        AlertState alert = opened().getFirst();
        assertThat(alert.origin().explanation().title()).isEqualTo("HMI1 opened PROJECTS of FS1 for the first time");
        assertThat(alert.attack()).contains("T0811");
    }

    @Test
    void whatItIsKnownToOpenIsSilent() {
        learned();
        opens(HMI, FILES, "Recipes");
        assertThat(opened()).isEmpty();
    }

    @Test
    void ofAServerThatItNeverUsedTheLinkIsTold() {
        learned();
        opens(HMI, OTHER_FILES, "PROJECTS");
        assertThat(opened()).isEmpty();
        assertThat(plant.alerts()).isNotEmpty();
    }

    @Test
    void betweenOfficesItIsOnlyToKnow() {
        learned();
        opens(OFFICE, FILES, "PROJECTS");
        assertThat(opened()).extracting(AlertState::severity).containsExactly(Severity.INFO);
    }

    @Test
    void whereNothingWasLearnedOfSharesNoneIsNew() {
        plant.devices("HMI1", "PLC-1", "FS1", "PC8", "FS2");
        network.asks(network.answer(network.open(HMI, FILES, 445)), "smb");
        plant.pass(2 * HOUR);
        opens(HMI, FILES, "RECIPES");
        assertThat(opened()).isEmpty();
    }
}
