package io.otus.alert.detect.device;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who speaks to a master of DNP3 with the link address of an outstation that another device is. */
class OutstationTest {
    private static final int MASTER = 1;
    private static final int FIRST = 10;
    private static final int STATIONS = 4;
    private static final int STRANGER = 90;
    private static final Service READ = new Service(1, "read", Action.READ);
    private static final Service UNSOLICITED = new Service(130, "unsolicited_response", Action.NOTIFY);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    /**
     * @param same whether all have one link address
     * @param alsoFirst further devices that have that of the first one
     */
    private void learn(boolean same, int... alsoFirst) {
        plant.device("SCADA", MASTER);
        plant.device("STRANGER", STRANGER);
        for (int i = 0; i < STATIONS; i++) {
            plant.device("RTU-" + i, FIRST + i);
        }
        for (int round = 0; round < 130; round++) {
            for (int i = 0; i < STATIONS; i++) {
                polls(FIRST + i, same ? 0 : i);
            }
            for (int each : alsoFirst) {
                polls(each, 0);
            }
            plant.pass(30 * SECOND);
        }
        plant.lines().clear();
        assertThat(plant.alerts()).isEmpty();
    }

    private static String address(int number) {
        return Integer.toString(100 + number);
    }

    private void polls(int device, int number) {
        plant.ask(MASTER, device, "dnp3", address(number), READ);
        plant.pass(2 * SECOND);
    }

    private void tells(int device, int number) {
        plant.answer(device, MASTER, "dnp3", address(number), UNSOLICITED);
        plant.pass(2 * SECOND);
    }

    private List<AlertState> conflicts() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.IP_CONFLICT)
                .toList();
    }

    @Test
    void aDeviceThatSpeaksAsAnOutstationWhichGoesOnToSpeakIsTold() {
        learn(false);
        tells(STRANGER, 2);
        assertThat(conflicts()).isEmpty();
        polls(FIRST + 2, 2);
        assertThat(conflicts()).isEmpty();
        tells(STRANGER, 2);
        tells(STRANGER, 2);
        assertThat(conflicts()).isEmpty();
        polls(FIRST + 2, 2);
        tells(STRANGER, 2);
        assertThat(conflicts()).hasSize(1);
        AlertState alert = conflicts().getFirst();
        assertThat(alert.origin().explanation().title())
                .isEqualTo("STRANGER speaks to SCADA as DNP3 outstation 102, which RTU-2 is");
        assertThat(alert.assets().getFirst().name()).isEqualTo("STRANGER");
        assertThat(alert.attack()).contains("T0849", "T0856");
    }

    @Test
    void anotherOutstationThatTakesTheAddressOfOneIsTold() {
        learn(false);
        byTurns(FIRST);
        assertThat(conflicts()).hasSize(1);
    }

    private void byTurns(int... claimants) {
        for (int i = 0; i < 3; i++) {
            for (int each : claimants) {
                tells(each, 2);
            }
            polls(FIRST + 2, 2);
        }
    }

    @Test
    void whoSpeaksAtOnceBehindEachAnswerIsTold() {
        learn(false);
        tells(STRANGER, 2);
        for (int i = 0; i < 4; i++) {
            polls(FIRST + 2, 2);
            plant.ask(MASTER, FIRST + 2, "dnp3", address(2), READ);
            tells(STRANGER, 2);
        }
        assertThat(conflicts()).hasSize(1);
    }

    @Test
    void whoSpeaksAsItSeldomIsToldAsWell() {
        learn(false);
        for (int i = 0; i < 4; i++) {
            tells(STRANGER, 2);
            for (int minute = 0; minute < 22; minute++) {
                polls(FIRST + 2, 2);
                plant.pass(30 * SECOND);
            }
        }
        assertThat(conflicts()).hasSize(1);
    }

    @Test
    void whoSpeaksFromTwoAddressesByTurnsIsTold() {
        plant.device("STRANGER2", STRANGER + 1);
        learn(false);
        byTurns(STRANGER, STRANGER + 1);
        assertThat(conflicts()).isNotEmpty();
    }

    @Test
    void whoSpokeOnceHidesNobodyForLong() {
        plant.device("STRANGER2", STRANGER + 1);
        learn(false);
        tells(STRANGER + 1, 2);
        for (int i = 0; i < 25; i++) {
            polls(FIRST + 2, 2);
            plant.pass(30 * SECOND);
        }
        byTurns(STRANGER);
        assertThat(conflicts()).hasSize(1);
    }

    @Test
    void anotherOutstationWithTwoWaysHidesNothing() {
        plant.device("RTU-0B", FIRST + STATIONS);
        learn(false, FIRST + STATIONS);
        byTurns(STRANGER);
        assertThat(conflicts()).hasSize(1);
    }

    @Test
    void anOutstationThatUsesItsOtherChannelAndComesBackIsOne() {
        learn(false);
        polls(STRANGER, 2);
        polls(FIRST + 2, 2);
        polls(STRANGER, 2);
        polls(FIRST + 2, 2);
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void anOutstationThatMovedIsNotHeardWhereItWas() {
        learn(false);
        for (int i = 0; i < 20; i++) {
            polls(STRANGER, 2);
            polls(FIRST + 1, 1);
        }
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aStandInThatGoesWhenTheOutstationIsBackIsNone() {
        learn(false);
        polls(STRANGER, 2);
        polls(STRANGER, 2);
        for (int i = 0; i < 20; i++) {
            polls(FIRST + 2, 2);
        }
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void anAddressOfItsOwnIsNobodyElses() {
        learn(false);
        for (int i = 0; i < 3; i++) {
            polls(STRANGER, 7);
            polls(FIRST + 2, 2);
        }
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void addressesThatSeveralHaveTellNothingApart() {
        learn(true);
        for (int i = 0; i < 3; i++) {
            polls(STRANGER, 0);
            polls(FIRST + 2, 0);
        }
        assertThat(conflicts()).isEmpty();
    }
}
