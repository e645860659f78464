package io.otus.alert.detect.danger;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Kept;
import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Kind;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.event.Service;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stops of what was stopped before. */
class RunsTest {
    private static final int EWS = 11;
    private static final int HMI = 12;
    private static final int PLC = 21;
    private static final Service START_PLC = new Service(40, "plc_start", Action.START);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    @BeforeEach
    void learn() {
        plant.device("EWS1", EWS);
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.read(EWS, PLC, 0, 40);
        plant.read(HMI, PLC, 0, 40);
        plant.pass(2 * HOUR);
        plant.lines().clear();
    }

    private void stop() {
        plant.ask(EWS, PLC, "s7comm", "", Plant.STOP);
    }

    private void start(int who) {
        plant.ask(who, PLC, "s7comm", "", START_PLC);
    }

    private List<AlertState> stops() {
        plant.pass(2 * MINUTE); // until lines that wait are told
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.CMD_DANGEROUS)
                .toList();
    }

    @Test
    void whatRanAgainIsStoppedAnewHoweverSoon() {
        stop();
        plant.pass(30 * SECOND);
        start(HMI);
        plant.pass(2 * MINUTE);
        stop();
        plant.pass(5 * SECOND);
        stop();
        assertThat(stops()).extracting(AlertState::count).containsExactly(1L, 2L);
    }

    @Test
    void whatNobodySetRunningIsStoppedOnce() {
        stop();
        plant.pass(3 * MINUTE);
        stop();
        assertThat(stops()).extracting(AlertState::count).containsExactly(2L);
    }

    private void all(Service service) {
        for (int unit = 0; unit < 50; unit++) {
            plant.ask(EWS, PLC, "s7comm", Integer.toString(unit), service);
        }
    }

    @Test
    void allUnitsThatAreStoppedAnewAreOneAlert() {
        all(Plant.STOP);
        for (int i = 0; i < 3; i++) {
            all(START_PLC);
            plant.pass(61 * SECOND);
            all(Plant.STOP);
        }
        assertThat(stops()).extracting(AlertState::count).containsExactly(50L, 150L);
        assertThat(stops()).extracting(each -> each.further().count()).containsExactly(49L, 49L);
    }

    @Test
    void whatRefusedToRunWasNotStoppedAnew() {
        Service stop = Plant.STOP;
        plant.ask(EWS, PLC, "modbus", "1", stop);
        plant.pass(5 * SECOND);
        plant.refuse(EWS, PLC, START_PLC, 4);
        plant.pass(2 * MINUTE);
        plant.ask(EWS, PLC, "modbus", "1", stop);
        assertThat(stops()).hasSize(1);
    }

    @Test
    void whatRefusedToStopDidNotRunAgainSince() {
        plant.refuse(EWS, PLC, Plant.STOP, 4);
        plant.pass(5 * SECOND);
        plant.ask(EWS, PLC, "modbus", "1", START_PLC);
        plant.pass(2 * MINUTE);
        plant.ask(EWS, PLC, "modbus", "1", Plant.STOP);
        assertThat(stops()).hasSize(1);
    }

    @Test
    void stoppedAndStartedByTurnsIsOneThing() {
        for (int i = 0; i < 10; i++) {
            stop();
            plant.pass(5 * SECOND);
            start(EWS);
            plant.pass(20 * SECOND);
        }
        assertThat(stops()).hasSize(1);
    }

    @Test
    void whatPutTheStopOffMayStillStop() {
        plant.refuse(EWS, PLC, Plant.STOP, 5);
        plant.pass(5 * SECOND);
        plant.ask(EWS, PLC, "modbus", "1", START_PLC);
        plant.pass(2 * MINUTE);
        plant.ask(EWS, PLC, "modbus", "1", Plant.STOP);
        assertThat(stops()).hasSize(2);
    }

    private Act act(Service service) {
        Operation operation = plant.ask(EWS, PLC, "s7comm", "", service);
        return new Act(operation, null, null, plant.engine().baseline().find("asset-" + PLC));
    }

    private static Act of(Act other, Service service) {
        Operation it = other.operation();
        Operation same =
                new Operation(it.origin(), it.client(), it.server(), it.unit(), service, List.of(), it.request());
        return new Act(same, null, null, other.server());
    }

    @Test
    void aRefusalIsOfTheActThatWasRefused() {
        Runs runs = new Runs();
        runs.isStoppedAnew(act(Plant.STOP));
        plant.pass(5 * SECOND);
        Act start = act(START_PLC);
        runs.isStoppedAnew(start);
        runs.refused(of(start, Plant.STOP)); // of the same time
        plant.pass(2 * MINUTE);
        assertThat(runs.isStoppedAnew(act(Plant.STOP))).isTrue();
    }

    @Test
    void aRestartForgetsNoRun() {
        Runs runs = new Runs();
        runs.isStoppedAnew(act(Plant.STOP));
        assertThat(later(runs).isStoppedAnew(act(Plant.STOP))).isFalse();
        plant.pass(5 * SECOND);
        runs.isStoppedAnew(act(START_PLC));
        plant.pass(2 * MINUTE);
        assertThat(later(runs).isStoppedAnew(act(Plant.STOP))).isTrue();
        assertThat(new Runs().isStoppedAnew(act(Plant.STOP))).isFalse();
    }

    private Runs later(Runs runs) {
        Runs later = new Runs();
        Kept.takeUp(
                Kept.lines(runs::keep),
                line -> later.takeUp(line, plant.engine().baseline()));
        assertThat(Kept.lines(later::keep)).isEqualTo(Kept.lines(runs::keep));
        return later;
    }
}
