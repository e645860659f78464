package io.otus.alert;

import static io.otus.alert.Plant.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.text.Wording;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An alert on a command says what its device answered. */
class AnswersTest {
    private static final int HMI = 1;
    private static final int PLC = 2;

    private Plant plant;

    @BeforeEach
    void watch() {
        plant = Plant.watched();
        plant.devices("HMI", "PLC");
    }

    private String latest() {
        return plant.lines().getLast().alert().origin().explanation().explanation();
    }

    @Test
    void aRefusalIsALine() {
        plant.refuse(HMI, PLC, Plant.STOP, 1);
        assertThat(latest()).doesNotContain("Outcome:");
        String first = Wording.minute(plant.now());
        int before = plant.lines().size();
        plant.pass(2 * MINUTE);
        assertThat(plant.lines()).hasSize(before + 1);
        assertThat(latest())
                .endsWith("Outcome: PLC, unit 1 refused plc_stop (41): exception_1, first at " + first + ".");
    }

    @Test
    void anAcknowledgementIsALineOnce() {
        plant.ask(HMI, PLC, "s7comm", "", Plant.STOP);
        int before = plant.lines().size();
        plant.pass(2 * MINUTE);
        assertThat(plant.lines()).hasSize(before + 1);
        plant.ask(HMI, PLC, "s7comm", "", Plant.STOP);
        plant.pass(2 * MINUTE);
        assertThat(latest()).containsOnlyOnce("Outcome: PLC acknowledged plc_stop (41), first at ");
    }

    @Test
    void whoIsBusyOrNotReachedRefusesNothing() {
        PointRange point = PointRange.of("holding", 30, ValueList.unsigned(1));
        plant.refuse(HMI, PLC, Plant.WRITE_REGISTERS, 6, point);
        plant.refuse(HMI, PLC, Plant.WRITE_REGISTERS, 0x0B, point);
        plant.pass(2 * MINUTE);
        assertThat(plant.lines())
                .anyMatch(line -> line.json().contains("put off write_multiple_registers (16): server_device_busy, "))
                .anyMatch(line -> line.json().contains("was not reached by write_multiple_registers (16): gateway_"));
    }

    @Test
    void whatIsOnlyReadHasNoAnswerToTell() {
        plant.readInVain(HMI, PLC, 400, 10);
        plant.pass(2 * MINUTE);
        assertThat(plant.lines()).noneMatch(line -> line.json().contains("Outcome:"));
    }
}
