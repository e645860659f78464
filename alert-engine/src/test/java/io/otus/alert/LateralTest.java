package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.testkit.TestFlow;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a device does after somebody reached into it belongs to who did. */
class LateralTest {
    private static final int OFFICE = 9;
    private static final int JUMP = 10;
    private static final int STATION = 12;
    private static final int PLC = 21;
    private static final int LAPTOP = 187;
    private static final int RDP = 3_389;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    LateralTest() {
        plant.device("OFFICE", OFFICE);
        plant.device("JUMP", JUMP);
        plant.device("EWS1", STATION);
        plant.device("PLC-1", PLC);
        plant.read(STATION, PLC, 0, 40);
        network.answer(network.open(JUMP, STATION, RDP));
        plant.pass(2 * HOUR);
    }

    private AlertState stop() {
        plant.ask(STATION, PLC, "s7comm", "", Plant.STOP);
        return latest(Kind.CMD_DANGEROUS);
    }

    private AlertState latest(Kind kind) {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == kind)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    @Test
    void whoIsReachedAndThenAttacksIsAStepFurther() {
        network.answer(network.open(OFFICE, STATION, RDP));
        plant.pass(20 * MINUTE);
        AlertState stop = stop();
        AlertState session = latest(Kind.LATERAL);
        assertThat(session.incident()).isNotNull().isEqualTo(stop.incident());
        assertThat(session.assets()).extracting(each -> each.name()).containsExactly("OFFICE", "EWS1");
    }

    @Test
    void theFilterOfASessionShowsNothingElseOfEitherSide() {
        network.answer(network.open(OFFICE, STATION, RDP));
        plant.pass(20 * MINUTE);
        assertThat(latest(Kind.LATERAL).origin().explanation().filter())
                .isEqualTo(
                        "ip.addr == 10.0.0." + OFFICE + " && ip.addr == 10.0.0." + STATION + " && tcp.port == " + RDP);
    }

    @Test
    void soIsWhoIsReachedAndDoesSomethingNewToAThird() {
        network.answer(network.open(OFFICE, STATION, RDP));
        plant.pass(20 * MINUTE);
        plant.ask(STATION, PLC, "modbus", "1", new Service(99, "vendor_service", Action.OTHER));
        assertThat(latest(Kind.FUNC_NEW).incident())
                .isNotNull()
                .isEqualTo(latest(Kind.LATERAL).incident());
    }

    /** The vendor comes to the jump host, which administers a station; no other device here has part in a process. */
    @Test
    void whoGoesPastTheDeviceByWhichHeCameIsToldAsMore() {
        Plant plain = new Plant(new LearningPlan.Until(START + HOUR));
        PlantNetwork access = new PlantNetwork(plain);
        plain.device("VENDOR", OFFICE);
        plain.device("JUMP", JUMP);
        plain.device("EWS1", STATION);
        plain.device("BROKER", LAPTOP);
        access.answer(access.open(OFFICE, JUMP, RDP));
        access.answer(access.open(JUMP, STATION, RDP));
        plain.pass(2 * HOUR);
        access.answer(access.open(JUMP, LAPTOP, 22));
        assertThat(plain.alerts().getLast().severity()).isEqualTo(Severity.LOW);
        access.answer(access.open(OFFICE, LAPTOP, 22));
        AlertState past = plain.alerts().getLast();
        assertThat(past.origin().kind()).isEqualTo(Kind.LATERAL);
        assertThat(past.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(past.origin().explanation().explanation()).contains("it came by JUMP alone until now");
    }

    @Test
    void overAnotherDeviceToo() {
        network.answer(network.open(OFFICE, JUMP, RDP));
        plant.pass(20 * MINUTE);
        network.answer(network.open(JUMP, STATION, 22));
        plant.pass(20 * MINUTE);
        AlertState stop = stop();
        assertThat(stop.incident()).isNotNull();
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.LATERAL
                        && each.severity() == stop.severity().lowered())
                .isNotEmpty()
                .allMatch(each -> Objects.equals(each.incident(), stop.incident()));
    }

    @Test
    void aSessionThatIsKnownJoinsNothing() {
        network.answer(network.open(JUMP, STATION, RDP));
        plant.pass(20 * MINUTE);
        assertThat(stop().incident()).isNull();
    }

    @Test
    void soIsOneThatIsLongOver() {
        network.answer(network.open(OFFICE, STATION, RDP));
        plant.pass(2 * HOUR);
        assertThat(stop().incident()).isNull();
    }

    @Test
    void oneThatGoesOnIsNotOver() {
        TestFlow session = network.answer(network.open(OFFICE, STATION, RDP));
        plant.pass(2 * HOUR);
        session.frame(0, plant.now());
        assertThat(stop().incident()).isNotNull();
    }

    @Test
    void whatBefallsWhoIsReachedIsNoStep() {
        network.answer(network.open(OFFICE, STATION, RDP));
        plant.pass(MINUTE);
        network.changes(STATION, Attribute.FIRMWARE, "1.0", "2.0");
        assertThat(latest(Kind.ASSET_CHANGED).incident()).isNull();
    }

    @Test
    void whoTakesAProgramOutOfAnIntrudersDeviceIsReachedByThat() {
        plant.device("LAPTOP", LAPTOP);
        plant.pass(MINUTE);
        TestFlow flow = network.open(STATION, Plant.endpoint(LAPTOP, 8_530));
        network.session(flow, "http", SessionSeen.PROGRAM_FETCHED, "/tool.exe");
        plant.pass(MINUTE);
        AlertState stop = stop();
        AlertState appeared = latest(Kind.ASSET_NEW);
        assertThat(appeared.incident()).isNotNull().isEqualTo(stop.incident());
        assertThat(latest(Kind.LATERAL).incident()).isEqualTo(stop.incident());
    }
}
