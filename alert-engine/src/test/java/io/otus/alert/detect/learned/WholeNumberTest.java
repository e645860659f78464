package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reals in two registers each, and numbers that are none. */
class WholeNumberTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int FIRST_AHU = 10;
    private static final int AHUS = 5;
    /** Two set points one after the other, most significant word first. */
    private static final int STRAIGHT = 24;
    /** One whose least significant word comes first. */
    private static final int SWAPPED = 40;
    /** Two integers that are written together. */
    private static final int INTEGERS = 60;

    private static final Service READ_PROPERTY = new Service(12, "read_property", Action.READ);
    private static final Service WRITE_PROPERTY = new Service(15, "write_property", Action.WRITE);
    private static final String ROOM = "analog-value:1/present-value";

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    /** An hour in which temperatures are set between 55 and 75 degrees, to tenths. */
    @BeforeEach
    void learn() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < AHUS; i++) {
            plant.device("AHU-" + i, FIRST_AHU + i);
        }
        for (int i = 0; i < 40; i++) {
            float value = 55 + i * 7 % 40 * 0.5f + i % 5 * 0.1f;
            straight(value, 130 - value);
            swapped(value);
            plant.write(HMI, PLC, INTEGERS, 300 + i * 7 % 40, 14_000 + i * 11 % 40);
            for (int ahu = 0; ahu < AHUS; ahu++) {
                PointRange told = PointRange.named(ROOM, ValueList.reals(20 + i % 20 * 0.1));
                plant.ask(HMI, FIRST_AHU + ahu, "bacnet", "", READ_PROPERTY, told);
                if (ahu + 1 < AHUS) {
                    room(ahu, 20 + i % 20 * 0.1);
                }
            }
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
        plant.lines().clear();
        assertThat(plant.alerts()).isEmpty();
    }

    private void straight(float one, float two) {
        int first = Float.floatToIntBits(one);
        int second = Float.floatToIntBits(two);
        plant.write(HMI, PLC, STRAIGHT, first >>> 16, first & 0xFFFF, second >>> 16, second & 0xFFFF);
    }

    private void swapped(float value) {
        int bits = Float.floatToIntBits(value);
        plant.write(HMI, PLC, SWAPPED, bits & 0xFFFF, bits >>> 16);
    }

    private void room(int ahu, double value) {
        plant.ask(HMI, FIRST_AHU + ahu, "bacnet", "", WRITE_PROPERTY, PointRange.named(ROOM, ValueList.reals(value)));
    }

    private List<AlertState> told() {
        return plant.alerts().stream()
                .filter(each -> each.severity().compareTo(Severity.MEDIUM) >= 0)
                .toList();
    }

    @Test
    void aRealFarOutsideIsHighThoughItsWordsAreNear() {
        straight(60, 120);
        AlertState alert = plant.only(Kind.VALUE_RANGE, Severity.HIGH);
        assertThat(alert.origin().explanation().title())
                .startsWith("HMI1 wrote 120.0 to holding 26..27 of PLC-1, unit 1, outside 5");
        assertThat(alert.count()).isEqualTo(1);
    }

    @Test
    void soIsOneWhoseWordsAreSwapped() {
        swapped(-40);
        assertThat(plant.only(Kind.VALUE_RANGE, Severity.HIGH)
                        .origin()
                        .explanation()
                        .title())
                .startsWith("HMI1 wrote -40.0 to holding 40..41 of PLC-1, unit 1, outside 5");
    }

    @Test
    void soIsAThousandMillion() {
        straight(1e9f, 60);
        plant.only(Kind.VALUE_RANGE, Severity.HIGH);
    }

    @Test
    void soIsNotANumber() {
        straight(Float.NaN, 60);
        plant.only(Kind.VALUE_RANGE, Severity.HIGH);
    }

    @Test
    void soIsTheInfiniteOne() {
        swapped(Float.POSITIVE_INFINITY);
        plant.only(Kind.VALUE_RANGE, Severity.HIGH);
    }

    @Test
    void anotherTenthBetweenThemIsNoNews() {
        straight(61.37f, 64.91f);
        swapped(58.13f);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void oneThatLiesCloseIsToKnow() {
        straight(78, 60);
        plant.only(Kind.VALUE_RANGE, Severity.INFO);
    }

    @Test
    void onesThatGoFurtherAndFurtherAreTold() {
        for (int i = 0; i < 8; i++) {
            swapped(77 + 2 * i);
            plant.pass(14 * SECOND);
        }
        assertThat(told()).extracting(each -> each.origin().kind()).containsExactly(Kind.VALUE_DRIFT);
        assertThat(told().getFirst().origin().explanation().title())
                .startsWith("HMI1 moves holding 40..41 of PLC-1, unit 1 out of 5");
    }

    @Test
    void integersStayWhatTheyAre() {
        plant.write(HMI, PLC, INTEGERS, 345, 14_100);
        assertThat(plant.alerts()).allMatch(each -> each.severity() == Severity.INFO);
        assertThat(plant.alerts().getFirst().origin().explanation().title())
                .startsWith("HMI1 wrote 345 to holding 60 of");
    }

    @Test
    void aRoomThatWasNeverSetIsSetAsOthersAre() {
        room(AHUS - 1, 21);
        assertThat(told()).isEmpty();
    }

    @Test
    void notToWhatIsNoNumber() {
        room(AHUS - 1, 21);
        room(AHUS - 1, Double.NaN);
        plant.pass(SECOND);
        assertThat(told()).extracting(each -> each.origin().kind()).containsExactly(Kind.SETPOINT_WRITE);
    }

    @Test
    void noNumberIsCloseToNothing() {
        room(0, Double.NEGATIVE_INFINITY);
        plant.only(Kind.VALUE_RANGE, Severity.HIGH);
    }
}
