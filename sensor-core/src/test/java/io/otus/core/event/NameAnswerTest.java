package io.otus.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameAnswerTest {
    @ParameterizedTest
    @CsvSource({
        "hmi1.plant.example, HMI1.Plant.Example, true",
        "hmi1.plant.example, hmi1.office.example, false",
        "hmi1.plant.example, HMI1, true",
        "hmi1.plant.example, hmi12, false",
        "packaging-line-3.plant.example, PACKAGING-LINE-, true",
        "packaging-line-3.plant.example, packaging-line-4, false",
        "packaging-line-3.plant.example, packaging-line-4.plant.example, false",
        "pump.local, pump.plant.example, true",
        "Pump.Local, PUMP, true",
        "pump.local, PUMP.local, true",
        "pump.local, pump2.plant.example, false",
        "pump.local, pump2.local, false",
        "packaging-line-3.local, PACKAGING-LINE-, true",
        "pump.plant.local, pump.plant.example, false",
        "pump.plant.local, pump.local, true",
    })
    void namesAreOfOneDeviceAsFarAsTheyAreKnown(String name, String other, boolean areOne) {
        assertThat(NameAnswer.areOne(name, other)).isEqualTo(areOne);
        assertThat(NameAnswer.areOne(other, name)).isEqualTo(areOne);
    }
}
