package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a short learning had not seen, and what by all that it saw was to be expected. */
class ToBeExpectedTest {
    private static final int HMI = 1;
    private static final int OTHER_HMI = 2;
    private static final int FIRST_DRIVE = 20;
    private static final int DRIVES = 5;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("HMI2", OTHER_HMI);
        for (int i = 0; i < DRIVES; i++) {
            plant.device("DRIVE-" + i, FIRST_DRIVE + i);
            for (int hmi = HMI; hmi <= OTHER_HMI; hmi++) {
                plant.write(hmi, FIRST_DRIVE + i, 7, 20 + 10 * i);
                plant.coil(hmi, FIRST_DRIVE + i, 3L * i, true);
            }
            plant.pass(MINUTE);
        }
        plant.pass(2 * HOUR);
        plant.lines().clear();
    }

    @Test
    void valuesAreToldTogetherWhoeverWritesThem() {
        plant.write(HMI, FIRST_DRIVE, 7, 45);
        plant.pass(20 * MINUTE);
        plant.write(OTHER_HMI, FIRST_DRIVE + 1, 7, 25);
        AlertState alert = plant.only(Kind.VALUE_RANGE, Severity.INFO);
        assertThat(alert.count()).isEqualTo(2);
        assertThat(alert.assets()).extracting(InvolvedAsset::name).contains("HMI1", "HMI2", "DRIVE-0", "DRIVE-1");
        assertThat(alert.title()).startsWith("HMI1 wrote 45 to").endsWith(", and 1 more, of 2 devices");
        assertThat(alert.origin().gathers()).isEqualTo(Category.VALUES);
    }

    @Test
    void theTitleNamesNoDevicesWhereOneShowsAll() {
        plant.write(HMI, FIRST_DRIVE, 7, 45);
        plant.pass(20 * MINUTE);
        plant.write(HMI, FIRST_DRIVE + 1, 7, 25);
        assertThat(plant.only(Kind.VALUE_RANGE, Severity.INFO).title()).endsWith(", and 1 more");
    }

    @Test
    void pointsAreToldTogetherWhoeverSwitchesThem() {
        plant.coil(HMI, FIRST_DRIVE, 5, true);
        plant.pass(20 * MINUTE);
        plant.coil(OTHER_HMI, FIRST_DRIVE + 1, 5, true);
        assertThat(plant.only(Kind.POINT_NEW, Severity.INFO).count()).isEqualTo(2);
    }

    @Test
    void whatWasNotToBeExpectedIsToldBesideIt() {
        plant.write(HMI, FIRST_DRIVE, 7, 45);
        plant.write(OTHER_HMI, FIRST_DRIVE + 1, 7, 9_000);
        plant.write(HMI, FIRST_DRIVE + 2, 7, 9_000);
        assertThat(plant.alerts())
                .extracting(AlertState::severity)
                .containsExactly(Severity.INFO, Severity.HIGH, Severity.HIGH);
    }
}
