package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
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
import org.junit.jupiter.api.Test;

/** Streams that are published below IP, such as GOOSE: each has one publisher. */
class PublisherTest {
    private static final int IED = 2;
    private static final int OTHER_IED = 3;
    private static final int LAPTOP = 9;
    private static final String STREAM = "IED1LD0";
    private static final String SETTINGS = "confRev=1 datSet=ds1";

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.namelessDevice(IED);
        plant.namelessDevice(OTHER_IED);
        for (int i = 0; i < 65; i++) {
            network.publishes(IED, "goose", STREAM, SETTINGS);
            network.publishes(OTHER_IED, "goose", "IED2LD0", SETTINGS);
            plant.pass(MINUTE);
        }
    }

    @Test
    void whoeverPublishesAsAlwaysIsNoNews() {
        learned();
        network.publishes(IED, "goose", STREAM, SETTINGS);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aPublisherThatSendsTheStreamOfAnotherSpeaksInItsPlace() {
        learned();
        network.publishes(OTHER_IED, "goose", STREAM, SETTINGS);
        AlertState alert = plant.only(Kind.SEQ_ANOMALY, Severity.HIGH);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("02:00:00:00:00:03 sends goose of IED1LD0, which 02:00:00:00:00:02 publishes");
    }

    @Test
    void anIntruderThatPublishesIsOneAlertForBoth() {
        learned();
        plant.namelessDevice(LAPTOP);
        plant.pass(10 * SECOND);
        network.publishes(LAPTOP, "goose", STREAM, SETTINGS);
        assertThat(plant.alerts().stream().map(alert -> alert.origin().kind()))
                .containsExactly(Kind.ASSET_NEW, Kind.SEQ_ANOMALY);
        // Whoever is on the link of a publisher is in a network where something is controlled.
        assertThat(plant.alerts().getFirst().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aStreamOfItsOwnIsANewRole() {
        learned();
        plant.namelessDevice(LAPTOP);
        plant.pass(10 * SECOND);
        network.publishes(LAPTOP, "goose", "OTHERLD0", SETTINGS);
        AlertState alert = plant.alerts().getLast();
        assertThat(alert.origin().kind()).isEqualTo(Kind.ROLE_NEW);
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.origin().explanation().title()).contains("acts as a publisher in goose for the first time");
    }

    @Test
    void whoTakesThePlaceOfOneThatIsLongSilentIsItsSuccessor() {
        learned();
        plant.pass(11 * MINUTE);
        network.publishes(OTHER_IED, "goose", STREAM, SETTINGS);
        network.publishes(OTHER_IED, "goose", STREAM, SETTINGS);
        plant.only(Kind.ASSET_CHANGED, Severity.MEDIUM); // it never published that, and speaks in the place of nobody
    }

    @Test
    void aProtocolThatControlsNothingHasNoPublishers() {
        learned();
        network.publishes(IED, "dns", "name", SETTINGS);
        network.publishes(OTHER_IED, "dns", "name", SETTINGS);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void otherSettingsOfAStreamAreAChangeOfItsPublisher() {
        learned();
        network.publishes(IED, "goose", STREAM, "confRev=2 datSet=ds1");
        assertThat(plant.only(Kind.ASSET_CHANGED, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("02:00:00:00:00:02 publishes IED1LD0 by settings that it never had");
    }

    @Test
    void whoMarksItsStreamAsATestIsDisregarded() {
        learned();
        network.publishes(IED, "goose", STREAM, new SessionFact.Publication(true, 0, SETTINGS));
        AlertState alert = plant.only(Kind.ASSET_CHANGED, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("02:00:00:00:00:02 marks IED1LD0 as a test, as it never did");
        assertThat(alert.attack()).contains("T0856", "T0858");
    }

    @Test
    void messagesThatLiveFarTooLongHideASilence() {
        learned();
        network.publishes(IED, "goose", STREAM, new SessionFact.Publication(false, 3_600_000, SETTINGS));
        AlertState alert = plant.only(Kind.ASSET_CHANGED, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("02:00:00:00:00:02 lets messages of IED1LD0 live for far longer than it did");
        assertThat(alert.attack()).contains("T0878");
    }

    @Test
    void settingsThatSomebodyInventsAreToldAsOneAndFillNoBaseline() {
        learned();
        for (int i = 2; i < 2_000; i++) {
            network.publishes(IED, "goose", STREAM, "confRev=" + i);
        }
        plant.pass(MINUTE);
        assertThat(plant.alerts()).hasSize(1);
        assertThat(plant.engine().baseline().refused()).isZero();
    }

    @Test
    void whatIsRepeatedOverHoursIsLearnedToo() {
        Plant slow = new Plant(LearningPlan.Repetition.DEFAULT);
        PlantNetwork link = new PlantNetwork(slow);
        slow.namelessDevice(IED);
        for (int i = 0; i < 40 * 24 * 60; i += 10) {
            link.publishes(IED, "goose", STREAM, SETTINGS);
            slow.pass(10 * MINUTE);
        }
        link.publishes(IED, "goose", STREAM, SETTINGS);
        assertThat(slow.alerts()).isEmpty();
    }
}
