package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import org.junit.jupiter.api.Test;

/** Questions for what a device tells the client anyway. */
class ToldAnywayTest {
    private static final int MASTER = 1;
    private static final int RTU = 2;
    private static final Service INTERROGATION = new Service(100, "interrogation_command", Action.READ);
    private static final Service COUNTERS = new Service(101, "counter_interrogation_command", Action.READ);
    private static final Service READ = new Service(102, "read_command", Action.READ);
    private static final Service REPORT = new Service(13, "measured_value", Action.NOTIFY);
    private static final Service READ_PROPERTY = new Service(12, "read_property", Action.READ);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    /** An hour in which the master asks for all there is now and then, and is told of four values. */
    private void learn() {
        plant.device("SCADA-1", MASTER);
        plant.device("RTU-1", RTU);
        for (int i = 0; i < 120; i++) {
            if (i % 20 == 0) {
                ask(INTERROGATION, PointRange.named("station"));
            }
            long[] values = {100L + i % 7, 200L + i % 11, 300L + i % 5, 400};
            ask(REPORT, PointRange.of("ioa", 2_000, ValueList.unsigned(values)));
            ask(READ_PROPERTY, PointRange.named("analog-input:1/present-value"));
            ask(READ_PROPERTY, PointRange.named("device:7/object-name"));
            plant.pass(30 * SECOND);
        }
        plant.pass(HOUR);
        assertThat(plant.alerts()).isEmpty();
    }

    private void ask(Service service, PointRange point) {
        plant.ask(MASTER, RTU, "iec104", "1", service, point);
    }

    @Test
    void whatTheDeviceReportsMayBeReadToo() {
        learn();
        ask(READ, PointRange.of("ioa", 2_000, 2));
        plant.only(Kind.FUNC_NEW, Severity.LOW);
    }

    @Test
    void aPointBesideItIsNews() {
        learn();
        ask(READ, PointRange.of("ioa", 2_000, 5));
        assertThat(plant.alerts().getFirst().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aGroupOfAStationOfWhichAllIsToldIsNoNews() {
        learn();
        ask(COUNTERS, PointRange.named("counters"));
        assertThat(plant.alerts()).singleElement().matches(each -> each.severity() == Severity.LOW);
    }

    @Test
    void whoResetsCountersChangesSomething() {
        learn();
        Service reset = new Service(101, "counter_reset", Action.CONFIGURE).keyed("101/reset");
        ask(reset, PointRange.named("counters"));
        assertThat(plant.alerts().getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void anotherPropertyOfAnObjectThatIsReadIsLittleNews() {
        learn();
        for (int i = 0; i < 20; i++) {
            ask(READ_PROPERTY, PointRange.named("analog-input:1/property-" + i));
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).singleElement().matches(each -> each.severity() == Severity.LOW);
        plant.pass(MINUTE);
    }

    @Test
    void anObjectThatIsNotReadIsNewsAndSoIsWhatADeviceHas() {
        learn();
        ask(READ_PROPERTY, PointRange.named("analog-input:11/units"));
        plant.only(Kind.POINT_NEW, Severity.MEDIUM);
        ask(READ_PROPERTY, PointRange.named("device:7/object-list"));
        assertThat(plant.alerts()).allMatch(each -> each.severity() == Severity.MEDIUM);
    }

    @Test
    void aPointThatTheDeviceTellsAnewIsNoWrite() {
        learn();
        ask(REPORT, PointRange.of("ioa", 5_000, ValueList.unsigned(1)));
        assertThat(plant.only(Kind.POINT_NEW, Severity.INFO)
                        .origin()
                        .explanation()
                        .explanation())
                .contains("Lowered: the device tells it of itself; the message writes nothing.");
    }
}
