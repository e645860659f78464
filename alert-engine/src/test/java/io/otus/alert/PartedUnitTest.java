package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.core.event.PointRange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A baseline knows a unit by its device and its number, whenever the inventory makes it an asset of its own. */
class PartedUnitTest {
    private static void devices(Plant plant) {
        plant.device("HMI1", 1);
        plant.device("GATEWAY", 2);
    }

    private static void reads(Plant plant, String unit) {
        plant.ask(1, 2, "modbus", unit, Plant.READ_HOLDING, PointRange.of("holding", 0, 4));
    }

    private static void operate(Plant plant) {
        for (int i = 0; i < 30; i++) {
            for (String unit : List.of("1", "2", "3")) {
                reads(plant, unit);
            }
            plant.pass(MINUTE);
        }
    }

    private static Plant learning() {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        devices(plant);
        return plant;
    }

    private static String export(Plant plant) {
        return BaselineExport.of(plant.engine().baseline()).print(false);
    }

    private static String learned() {
        Plant plant = learning();
        operate(plant);
        return export(plant);
    }

    @Test
    void aUnitThatIsPartedWhileItIsLearnedIsLearnedAsBefore() {
        Plant plant = learning();
        reads(plant, "1");
        plant.part(2, "1");
        plant.part(2, "2");
        operate(plant);
        assertThat(export(plant)).isEqualTo(learned()).contains("HMI1 -> GATEWAY modbus unit=2 link");
    }

    @Test
    void aUnitThatIsPartedAfterLearningIsNoNews() {
        Plant plant = learning();
        operate(plant);
        plant.pass(HOUR);
        for (String unit : List.of("1", "2", "3")) {
            plant.part(2, unit);
        }
        operate(plant);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aBaselineFromBeforeHoldsForUnitsThatArePartedNow() throws BaselineException {
        Plant plant = new Plant(new LearningPlan.Enforce());
        BaselineImport.into(plant.engine().baseline(), "plant.txt", BaselineText.parse("plant.txt", learned()));
        devices(plant);
        plant.part(2, "1");
        plant.part(2, "2");
        operate(plant);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoAsksBehindARouterIsNamedAndTheBaselineKnowsTheRouter() {
        Plant plant = learning();
        operate(plant);
        plant.pass(HOUR);
        plant.part(2, "5/0c");
        plant.ask(2, "5/0c", 1, "bacnet", "", Plant.READ_HOLDING, PointRange.of("holding", 0, 4));
        plant.pass(MINUTE);

        assertThat(plant.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.origin().kind()).isEqualTo(Kind.ROLE_NEW);
            assertThat(alert.assets())
                    .extracting(each -> each.role() + ' ' + each.name())
                    .containsExactly("source GATEWAY unit 5/0c", "target HMI1");
            assertThat(alert.origin().explanation().explanation()).contains("Behind GATEWAY: GATEWAY unit 5/0c.");
            assertThat(alert.origin().explanation().fact()).isEqualTo("GATEWAY role client bacnet");
        });
    }

    @Test
    void whoHasTheBeginningOfAnothersNameIsNamedBesideHim() {
        Plant plant = learning();
        operate(plant);
        plant.pass(HOUR);
        for (String unit : new String[] {"5/10", "5/1"}) {
            plant.part(2, unit);
            plant.ask(2, unit, 1, "bacnet", "", Plant.READ_HOLDING, PointRange.of("holding", 0, 4));
        }
        plant.pass(MINUTE);

        assertThat(plant.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.origin().explanation().explanation())
                        .contains("Behind GATEWAY: GATEWAY unit 5/10.", "Behind GATEWAY: GATEWAY unit 5/1."));
    }

    @Test
    void whoAsksBehindARouterBeforeHeIsADeviceIsTheRouter() {
        Plant plant = learning();
        operate(plant);
        plant.pass(HOUR);
        plant.ask(2, "5/0c", 1, "bacnet", "", Plant.READ_HOLDING, PointRange.of("holding", 0, 4));
        plant.pass(MINUTE);

        assertThat(plant.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.assets())
                        .extracting(each -> each.name())
                        .containsExactly("GATEWAY", "HMI1"));
    }

    @Test
    void aUnitThatWasNeverTalkedToIsOneNewConversationAndNoNewDevice() {
        Plant plant = learning();
        operate(plant);
        plant.pass(HOUR);
        reads(plant, "9");
        plant.part(2, "9");
        reads(plant, "9");
        plant.pass(MINUTE);
        assertThat(plant.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.origin().kind()).isEqualTo(Kind.LINK_NEW));
    }
}
