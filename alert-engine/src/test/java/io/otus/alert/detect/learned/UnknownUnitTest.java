package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.DAY;
import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.LearningPlan;
import io.otus.core.event.PointRange;
import io.otus.core.event.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sensor that begins to listen in the middle of a connection does not see which unit it was opened to. */
class UnknownUnitTest {
    private static Plant plant() {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        plant.device("HMI1", 1);
        plant.device("PLC-1", 2);
        return plant;
    }

    private static void read(Plant plant, String unit, long first) {
        plant.ask(1, 2, "s7comm", unit, Plant.READ_INPUT, PointRange.of("DB1", first, 4));
    }

    private static String text(Plant plant) {
        return BaselineExport.of(plant.engine().baseline()).print(false);
    }

    @ParameterizedTest
    @CsvSource({"?,0/2", "0/2,?"})
    void oneConversationStaysOne(String before, String after) {
        Plant plant = plant();
        read(plant, before, 0);
        read(plant, after, 100);
        read(plant, before, 200);
        assertThat(text(plant))
                .contains("s7comm unit=0/2 read DB1 0..3\n")
                .contains("s7comm unit=0/2 read DB1 100..103\n")
                .contains("s7comm unit=0/2 read DB1 200..203\n")
                .doesNotContain("unit=?");
    }

    @Test
    void whatWasLearnedOfOneIsKnownOfTheOther() {
        Plant plant = plant();
        read(plant, "0/2", 0);
        plant.pass(DAY);
        read(plant, Units.UNKNOWN, 0);
        assertThat(plant.lines()).isEmpty();
    }

    @Test
    void whatWasLearnedWithoutItsUnitIsKnownOnceThatIsSeen() {
        Plant plant = plant();
        read(plant, Units.UNKNOWN, 0);
        plant.pass(DAY);
        read(plant, "0/2", 0);
        read(plant, "0/2", 0);
        read(plant, Units.UNKNOWN, 0);
        assertThat(plant.lines()).isEmpty();
        assertThat(text(plant)).doesNotContain("unit=?");
    }

    @Test
    void betweenSeveralUnitsNothingIsGuessed() throws BaselineException {
        Plant plant = plant();
        read(plant, "0/2", 0);
        read(plant, "0/3", 0);
        read(plant, Units.UNKNOWN, 0);
        String text = text(plant);
        assertThat(text).contains("unit=0/2 link").contains("unit=0/3 link").contains("unit=? link");
        Plant other = new Plant(new LearningPlan.Enforce());
        BaselineImport.into(other.engine().baseline(), "plant.txt", BaselineText.parse("plant.txt", text));
        assertThat(text(other)).isEqualTo(text);
    }

    @Test
    void aProtocolWithoutUnitsIsNotConcerned() {
        Plant plant = plant();
        read(plant, "", 0);
        read(plant, "0/2", 0);
        assertThat(text(plant)).contains("unit=- link").contains("unit=0/2 link");
    }
}
