package io.otus.alert.detect.reading;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What devices say to be wrong with the values of their points. */
class QualityTest {
    private static final int MASTER = 1;
    private static final int RTU = 2;
    private static final String UNIT = "10";
    private static final int POINTS = 8;
    private static final Service READ = new Service(1, "read", Action.READ);
    private static final Service OPERATE = new Service(5, "direct_operate", Action.OPERATE);
    private static final Service RESTARTS = new Service(13, "cold_restart", Action.RESTART);
    private static final Condition RESTART = new Condition("device_restart", Meaning.RESTARTED);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    /** The master reads all points every ten seconds for some minutes, of which some are flawed. */
    private void polls(int minutes, Map<Integer, Flaw> flawed) {
        byte[] flaws = new byte[POINTS];
        flawed.forEach((index, flaw) -> flaws[index] = (byte) Flaws.with(0, flaw, true));
        PointRange range = PointRange.of("g30", 0, ValueList.unsigned(new long[] {1, 2, 3, 4, 5, 6, 7, 8}))
                .with(Flaws.of(flaws));
        for (int i = 0; i < 6 * minutes; i++) {
            plant.ask(MASTER, RTU, "dnp3", UNIT, READ, range);
            plant.pass(10 * SECOND);
        }
    }

    private void learned(Map<Integer, Flaw> usual) {
        plant.device("SCADA", MASTER);
        plant.device("RTU-1", RTU);
        plant.ask(MASTER, RTU, "dnp3", UNIT, OPERATE, PointRange.of("g12", 3, ValueList.unsigned(1)));
        polls(70, usual);
        assertThat(plant.alerts()).isEmpty();
    }

    private AlertState only(Kind kind) {
        List<AlertState> found = new ArrayList<>(plant.alerts());
        found.removeIf(each -> each.origin().kind() != kind);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void aForcedValueIsMediumAndToldOnce() {
        learned(Map.of());
        polls(30, Map.of(5, Flaw.FORCED));
        AlertState alert = only(Kind.VALUE_STUCK);
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.count()).isOne();
        assertThat(alert.origin().explanation().title())
                .isEqualTo("g30 5 of RTU-1, unit 10 is forced: its value was put in the place of what is measured");
        assertThat(alert.attack()).contains("T0832", "T0856");
    }

    @Test
    void oneAfterACommandIsLow() {
        learned(Map.of());
        plant.ask(MASTER, RTU, "dnp3", UNIT, OPERATE, PointRange.of("g12", 3, ValueList.unsigned(1)));
        polls(2, Map.of(5, Flaw.FORCED));
        assertThat(only(Kind.VALUE_STUCK).severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void manyPointsThatAreInvalidAreOneAlert() {
        learned(Map.of());
        polls(1, Map.of(0, Flaw.INVALID, 1, Flaw.INVALID, 2, Flaw.INVALID));
        polls(1, Map.of(0, Flaw.INVALID, 1, Flaw.INVALID, 2, Flaw.INVALID, 6, Flaw.INVALID));
        AlertState alert = only(Kind.VALUE_STUCK);
        assertThat(alert.severity()).isEqualTo(Severity.LOW);
        assertThat(plant.alerts()).hasSize(1);
    }

    @Test
    void oneBeyondItsRangeIsLow() {
        learned(Map.of());
        polls(1, Map.of(4, Flaw.EXCEEDED));
        assertThat(only(Kind.VALUE_RANGE).severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void whatWasSoWhileLearningIsQuiet() {
        learned(Map.of(3, Flaw.INVALID, 5, Flaw.FORCED));
        polls(5, Map.of());
        polls(5, Map.of(3, Flaw.INVALID, 5, Flaw.FORCED));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void pointsThatWaitForTheirFirstValueAfterARestartAreQuiet() {
        learned(Map.of());
        polls(5, Map.of(0, Flaw.RESTARTED, 1, Flaw.RESTARTED));
        plant.ask(MASTER, RTU, "dnp3", UNIT, RESTARTS);
        polls(5, Map.of(0, Flaw.INVALID, 1, Flaw.OUTDATED));
        polls(1, Map.of());
        assertThat(plant.alerts()).allMatch(each -> each.origin().kind() != Kind.VALUE_STUCK);
    }

    @Test
    void oneThatIsStillInvalidLongAfterwardsIsTold() {
        learned(Map.of());
        network.readsState(MASTER, RTU, UNIT, RESTART);
        polls(9, Map.of(0, Flaw.INVALID));
        assertThat(plant.alerts()).allMatch(each -> each.origin().kind() != Kind.VALUE_STUCK);
        polls(3, Map.of(0, Flaw.INVALID));
        assertThat(only(Kind.VALUE_STUCK).severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void whatEndsAndBeginsAgainIsAnotherOccurrence() {
        learned(Map.of());
        polls(1, Map.of(5, Flaw.FORCED));
        polls(10, Map.of());
        polls(1, Map.of(5, Flaw.FORCED));
        assertThat(only(Kind.VALUE_STUCK).count()).isEqualTo(2);
    }

    @Test
    void aDeviceThatIsItselfNewNeedsNoAlertOnItsValues() {
        learned(Map.of());
        plant.device("RTU-2", 3);
        plant.ask(
                MASTER,
                3,
                "dnp3",
                UNIT,
                READ,
                PointRange.of("g30", 0, ValueList.unsigned(1)).with(Flaws.of(Flaw.FORCED)));
        plant.pass(MINUTE);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.VALUE_STUCK);
    }

    /** A master asks for one point, of which the device says this. */
    private static void asks(Plant asked, String space, long index, Flaw... flaws) {
        PointRange point = new PointRange(space, index, 1, ValueList.unsigned(1), Flaws.of(flaws));
        asked.ask(MASTER, RTU, "dnp3", UNIT, READ, point);
    }

    @Test
    void whatLastsThroughLearningBecomesNormalByRepetition() {
        Plant repeated = new Plant(new LearningPlan.Repetition(3, 2, Duration.ofHours(6), 0.01));
        repeated.device("SCADA", MASTER);
        repeated.device("RTU-1", RTU);
        for (int i = 0; i < 12 * 60; i++) {
            asks(repeated, "g30", 5, Flaw.FORCED);
            repeated.pass(5 * MINUTE);
        }
        assertThat(repeated.engine().baseline().learning().isLearning(Category.CONVERSATIONS, START + 60 * HOUR))
                .isFalse();
        asks(repeated, "g30", 5);
        repeated.pass(MINUTE);
        asks(repeated, "g30", 5, Flaw.FORCED);
        repeated.pass(MINUTE);
        assertThat(repeated.alerts()).noneMatch(each -> each.origin().kind() == Kind.VALUE_STUCK);
    }

    /** The device is known, but none of its points was heard. */
    private void learnedWithoutPoints() {
        plant.device("SCADA", MASTER);
        plant.device("RTU-1", RTU);
        plant.ask(MASTER, RTU, "dnp3", UNIT, READ);
        plant.pass(70 * MINUTE);
        network.readsState(MASTER, RTU, UNIT);
    }

    @Test
    void whatWasSoInALaterFragmentOfTheFirstAnswerIsLow() {
        learnedWithoutPoints();
        asks(plant, "g30", 0);
        plant.pass(SECOND);
        asks(plant, "g30", 5, Flaw.FORCED);
        plant.pass(MINUTE);
        assertThat(only(Kind.VALUE_STUCK).severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void aPointThatWasHeardWithoutTheFlawBeforeIsMedium() {
        learnedWithoutPoints();
        asks(plant, "g30", 5);
        plant.pass(SECOND);
        asks(plant, "g30", 5, Flaw.FORCED);
        plant.pass(MINUTE);
        assertThat(only(Kind.VALUE_STUCK).severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aNamedPointKeepsItsName() {
        learned(Map.of());
        asks(plant, "ns=2;s=Area:Level", PointRange.NO_INDEX, Flaw.FORCED);
        asks(plant, "ns=2;s=Area", 3, Flaw.FORCED);
        asks(plant, "ns=2;s=Area", 3);
        plant.pass(MINUTE);
        assertThat(only(Kind.VALUE_STUCK).origin().explanation().title()).startsWith("ns=2;s=Area:Level of RTU-1");
    }

    @Test
    void aWriteThatRestartsExcusesWhatIsInvalidAfterwards() {
        learned(Map.of());
        plant.ask(MASTER, RTU, "dnp3", UNIT, new Service(27, "write_file", Action.WRITE, Danger.FIRMWARE));
        polls(5, Map.of(0, Flaw.INVALID));
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.VALUE_STUCK);
    }
}
