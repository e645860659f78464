package io.otus.alert;

import static io.otus.alert.Plant.DAY;
import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import org.junit.jupiter.api.Test;

/** Learning without a declared end: repetition promotes while a category learns. */
class RepetitionTest {
    private final Plant plant = new Plant(LearningPlan.Repetition.DEFAULT);

    private String text() {
        return BaselineExport.of(plant.engine().baseline()).print(false);
    }

    private void work() {
        plant.read(1, 2, 0, 40);
        plant.write(1, 2, 20, 5);
    }

    private void start() {
        plant.device("HMI1", 1);
        plant.device("PLC-1", 2);
        for (int i = 0; i < 10; i++) { // who steers has looked before
            plant.read(1, 2, 0, 40);
            plant.pass(Plant.SECOND);
        }
    }

    @Test
    void threeSeparateHoursMakeAFactNormal() {
        start();
        work();
        work();
        assertThat(text()).contains("candidate HMI1 -> PLC-1 modbus unit=1 function 3");
        plant.pass(HOUR);
        work();
        assertThat(text()).contains("candidate HMI1 -> PLC-1 modbus unit=1 function 3");
        plant.pass(HOUR);
        work();
        assertThat(text()).contains("learned HMI1 -> PLC-1 modbus unit=1 function 3");
        assertThat(plant.lines()).isEmpty();
    }

    @Test
    void twoDaysDoToo() {
        start();
        work();
        plant.pass(DAY);
        work();
        assertThat(text()).contains("learned HMI1 -> PLC-1 modbus unit=1 write holding 20");
    }

    @Test
    void aDangerousActIsNeverNormalByRepetition() {
        start();
        for (int i = 0; i < 10; i++) {
            plant.ask(1, 2, "s7comm", "", Plant.STOP);
            plant.pass(HOUR);
        }
        assertThat(text()).contains("candidate HMI1 -> PLC-1 s7comm unit=- function 41");
    }

    @Test
    void aCategoryEndsLearningWhenNewFactsAreRareAndThenOnlyAPersonAdds() {
        start();
        for (int hour = 0; hour < 8 * 24; hour++) {
            for (int i = 0; i < 3; i++) {
                work();
                plant.pass(20 * MINUTE);
            }
        }
        assertThat(plant.lines()).isEmpty();
        plant.ask(1, 2, "modbus", "1", Plant.READ_INPUT);
        assertThat(plant.alerts()).hasSize(1);
        assertThat(plant.alerts().getFirst().origin().kind()).isEqualTo(Kind.FUNC_NEW);
        for (int hour = 0; hour < 5; hour++) {
            plant.pass(HOUR);
            plant.ask(1, 2, "modbus", "1", Plant.READ_INPUT);
        }
        assertThat(text()).doesNotContain("function 4");
    }

    @Test
    void aPlantThatKeepsBringingNewThingsGoesOnLearning() {
        start();
        for (int hour = 0; hour < 8 * 24; hour++) {
            plant.read(1, 2, 100L * hour, 2);
            plant.pass(HOUR);
        }
        assertThat(plant.lines()).isEmpty();
    }
}
