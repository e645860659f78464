package io.otus.alert.detect.access;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator station that is a member of a domain. */
class DomainSessionsTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int DOMAIN = 3;
    private static final int FILES = 4;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    @BeforeEach
    void learn() {
        plant.devices("HMI1", "PLC-1", "DC1", "FILES");
        plant.read(HMI, PLC, 0, 40);
        plant.role(DOMAIN, "domain_controller");
        plant.pass(2 * HOUR);
    }

    private TestFlow opens(int server) {
        return network.answer(network.open(HMI, server, 445));
    }

    private void says(TestFlow flow, String kind, String detail) {
        network.session(flow, "smb", kind, detail);
    }

    private AlertState lateral() {
        List<AlertState> all = plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.LATERAL)
                .toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void aMemberThatReadsItsPoliciesIsOnlyToKnow() {
        says(opens(DOMAIN), SessionSeen.REPOSITORY_OPENED, "SysVol");
        plant.pass(20 * SECOND);
        assertThat(lateral().severity()).isEqualTo(Severity.LOW);
        assertThat(lateral().origin().explanation().explanation()).contains("as a domain server does");
    }

    @Test
    void aMemberThatOpensAnotherShareIsTold() {
        TestFlow flow = opens(DOMAIN);
        says(flow, SessionSeen.REPOSITORY_OPENED, "SYSVOL");
        plant.pass(20 * SECOND);
        says(flow, SessionSeen.REPOSITORY_OPENED, "projects");
        plant.pass(20 * SECOND);
        assertThat(lateral().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void aMemberThatStoresSomethingIsTold() {
        TestFlow flow = opens(DOMAIN);
        says(flow, SessionSeen.REPOSITORY_OPENED, "SYSVOL");
        network.session(flow, "smb", new SessionFact.FileStored("SYSVOL", "logon.cmd"));
        assertThat(lateral().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void whoHasAProgramRunOnItIsTold() {
        TestFlow flow = opens(DOMAIN);
        says(flow, SessionSeen.REPOSITORY_OPENED, "NETLOGON");
        says(flow, SessionSeen.REMOTE_PROGRAM, "RCreateServiceW");
        assertThat(plant.alerts()).extracting(AlertState::severity).contains(Severity.HIGH);
    }

    @Test
    void whoOpensNothingThatCanBeReadIsTold() {
        opens(DOMAIN);
        plant.pass(SECOND);
        assertThat(lateral().severity()).isEqualTo(Severity.LOW);
        plant.pass(10 * SECOND);
        assertThat(lateral().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void whatAConnectionThatStoodAlreadyOpenedIsNotKnown() {
        TestFlow flow = network.answer(network.open(HMI, DOMAIN, 445).joined());
        plant.pass(20 * SECOND);
        assertThat(lateral().severity()).isEqualTo(Severity.LOW);
        says(flow, SessionSeen.REPOSITORY_OPENED, "projects");
        assertThat(lateral().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void whoOpensNothingUntilItsEndIsTold() {
        network.end(opens(DOMAIN));
        assertThat(lateral().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void aServerThatServesNoDomainIsToldWhateverItsShareIsCalled() {
        says(opens(FILES), SessionSeen.REPOSITORY_OPENED, "SYSVOL");
        assertThat(lateral().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void aServerOfADomainThatNobodyKnewIsTold() {
        plant.device("DC9", 9);
        plant.role(9, "domain_controller");
        says(opens(9), SessionSeen.REPOSITORY_OPENED, "SYSVOL");
        assertThat(lateral().severity()).isEqualTo(Severity.HIGH);
    }
}
