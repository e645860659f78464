package io.otus.alert.detect.device;

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
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices that others find by a number which they tell. */
class NumberTest {
    private static final int SERVER = 1;
    private static final int AHU_4 = 4;
    private static final int AHU_20 = 20;
    private static final int SPARE = 30;
    private static final Service READ = new Service(12, "read_property", Action.READ);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    @BeforeEach
    void learn() {
        plant.device("BMS", SERVER);
        plant.device("AHU-4", AHU_4);
        plant.device("AHU-20", AHU_20);
        plant.device("SPARE", SPARE);
        tells(AHU_4, "4");
        tells(AHU_20, "20");
        for (int i = 0; i < 130; i++) {
            reads(AHU_4);
            reads(AHU_20);
            reads(SPARE);
            plant.pass(30 * SECOND);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    private void reads(int device) {
        plant.ask(SERVER, device, "bacnet", "", READ, PointRange.named("analog-input:1/present-value"));
    }

    private void tells(int device, String number) {
        network.claims(device, "bacnet", Attribute.INSTANCE, number, "bacnet i_am");
    }

    @Test
    void aDeviceThatTellsTheNumberOfAnotherOneIsFoundInItsPlace() {
        tells(AHU_20, "4");
        plant.pass(5 * SECOND);
        reads(AHU_20);
        assertThat(plant.alerts()).isEmpty();
        reads(AHU_4);
        assertThat(plant.alerts()).isEmpty();
        plant.pass(15 * SECOND);
        reads(AHU_20);
        AlertState alert = plant.only(Kind.IP_CONFLICT, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("AHU-20 says that it is BACnet device 4, which AHU-4 is");
        assertThat(alert.assets().getFirst().name()).isEqualTo("AHU-20");
        assertThat(alert.attack()).containsExactly("T0830", "T0849");
    }

    @Test
    void aDeviceThatReportsChangesUnderTheNumberOfAnotherOneSpeaksInItsName() {
        for (int i = 0; i < 6; i++) {
            network.claims(AHU_20, "bacnet", Attribute.INSTANCE, "4", "bacnet cov_notification");
            plant.pass(4 * SECOND);
            reads(AHU_4);
        }
        AlertState alert = plant.only(Kind.IP_CONFLICT, Severity.MEDIUM);
        assertThat(alert.assets().getFirst().name()).isEqualTo("AHU-20");
        assertThat(alert.attack()).containsExactly("T0849", "T0856");
    }

    private void reports(int device) {
        network.claims(device, "bacnet", Attribute.INSTANCE, "4", "bacnet cov_notification");
    }

    @Test
    void whoNeverWasAwayHasNoStandIn() {
        reports(AHU_4);
        plant.pass(2 * SECOND);
        reports(AHU_20);
        plant.pass(2 * SECOND);
        reports(AHU_4);
        assertThat(plant.alerts()).isEmpty();
        plant.pass(SECOND);
        reports(AHU_20);
        AlertState alert = plant.only(Kind.IP_CONFLICT, Severity.MEDIUM);
        assertThat(alert.assets().getFirst().name()).isEqualTo("AHU-20");
    }

    @Test
    void whoIsBackLaterHadOne() {
        reports(AHU_4);
        plant.pass(2 * SECOND);
        reports(SPARE);
        plant.pass(45 * SECOND);
        reports(AHU_4);
        plant.pass(SECOND);
        reports(SPARE);
        plant.pass(MINUTE);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aStandInMayReportOnceMoreWhenTheOtherOneIsBack() {
        network.claims(SPARE, "bacnet", Attribute.INSTANCE, "4", "bacnet cov_notification");
        plant.pass(30 * SECOND);
        reads(AHU_4);
        plant.pass(3 * SECOND);
        network.claims(SPARE, "bacnet", Attribute.INSTANCE, "4", "bacnet cov_notification");
        plant.pass(MINUTE);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void itIsOneAlertHoweverOften() {
        for (int i = 0; i < 7; i++) {
            tells(AHU_20, "4");
            plant.pass(5 * SECOND);
            reads(AHU_4);
        }
        tells(AHU_4, "4");
        plant.only(Kind.IP_CONFLICT, Severity.MEDIUM);
    }

    @Test
    void whoStandsInForAnotherOneUntilThatIsBackIsNone() {
        tells(SPARE, "4");
        plant.pass(5 * SECOND);
        reads(SPARE);
        plant.pass(MINUTE);
        tells(AHU_4, "4");
        reads(SPARE); // was asked before
        for (int i = 0; i < 30; i++) {
            plant.pass(30 * SECOND);
            reads(AHU_4);
        }
        reads(SPARE);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void twoThatShareANumberFromTheFirstDayAreKnown() {
        Plant pair = new Plant(new LearningPlan.Until(START + HOUR));
        PlantNetwork link = new PlantNetwork(pair);
        pair.device("AHU-4", AHU_4);
        pair.device("AHU-4B", SPARE);
        for (int i = 0; i < 10; i++) {
            for (int device : new int[] {AHU_4, SPARE}) {
                link.claims(device, "bacnet", Attribute.INSTANCE, "4", "bacnet i_am");
                pair.pass(15 * SECOND);
            }
            if (i == 4) {
                pair.pass(HOUR);
            }
        }
        assertThat(pair.alerts()).isEmpty();
    }

    @Test
    void theOtherOneMaySayThatItIsItself() {
        tells(AHU_20, "4");
        plant.pass(5 * SECOND);
        tells(AHU_4, "4");
        plant.pass(15 * SECOND);
        tells(AHU_20, "4");
        plant.only(Kind.IP_CONFLICT, Severity.MEDIUM);
    }

    @Test
    void aDeviceThatReplacesAnotherOneHasItsNumber() {
        tells(SPARE, "4");
        plant.pass(5 * MINUTE);
        tells(SPARE, "4");
        reads(SPARE);
        plant.pass(6 * MINUTE);
        tells(SPARE, "4");
        reads(SPARE);
        plant.pass(MINUTE);
        tells(AHU_4, "40"); // repaired, and put in elsewhere
        reads(AHU_4);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void devicesThatGetOtherNumbersAreNone() {
        tells(AHU_20, "4");
        plant.pass(2 * SECOND);
        tells(AHU_4, "5");
        plant.pass(2 * SECOND);
        reads(AHU_4);
        reads(AHU_20);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void framesThatOvertakeEachOtherAreNone() {
        tells(SPARE, "4");
        reads(AHU_4);
        assertThat(plant.alerts()).isEmpty();
    }
}
