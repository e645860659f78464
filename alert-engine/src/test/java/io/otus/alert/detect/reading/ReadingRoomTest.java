package io.otus.alert.detect.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.baseline.ReadingBook;
import io.otus.alert.baseline.ReadingSet;
import io.otus.alert.detect.Kind;
import io.otus.core.event.PointRange;
import io.otus.core.room.Room;
import io.otus.core.value.ValueList;
import org.junit.jupiter.api.Test;

/** More points than there is room for: what is watched stays bounded, and that is told. */
class ReadingRoomTest {
    private static final int HMI = 1;
    private static final int PLC = 2;

    private final Plant plant = new Plant(new LearningPlan.Until(Plant.START + Plant.HOUR));

    private void readAll(int unit) {
        ValueList values = ValueList.unsigned(new long[ReadingSet.MAX]);
        plant.ask(HMI, PLC, "modbus", "" + unit, Plant.READ_HOLDING, PointRange.of("holding", 0, values));
        plant.pass(Plant.SECOND);
    }

    @Test
    void morePointsThanThereIsRoomForAreToldOnce() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        int conversations = ReadingBook.MAX_POINTS / ReadingSet.MAX;
        for (int unit = 0; unit < conversations; unit++) {
            readAll(unit);
        }
        assertThat(plant.alerts()).isEmpty();
        readAll(conversations);
        readAll(conversations + 1);
        assertThat(plant.alerts()).hasSize(1).allMatch(alert -> alert.origin().kind() == Kind.SENSOR_HEALTH);
    }

    @Test
    void aSmallHeapHasRoomForFewerAndSaysForHowMany() {
        plant.engine().within(Room.of(12_000_000));
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int unit = 0; unit < 10; unit++) {
            readAll(unit);
        }
        assertThat(plant.alerts())
                .allMatch(alert -> alert.origin().kind() == Kind.SENSOR_HEALTH)
                .anySatisfy(alert -> assertThat(alert.origin().explanation().title())
                        .containsPattern(
                                "the values of 2[0-9]{4} points of all devices are watched, and there is no room"));
    }
}
